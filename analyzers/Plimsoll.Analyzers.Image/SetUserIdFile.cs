using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4010: files have the set-user-id bit; those that packages bring along are one finding, lowered.</summary>
public sealed class SetUserIdFile : Rule<ScannedImage>
{
    // All of them stand in the related places; a message is read.
    private const int MostNames = 12;
    private const int MostRelated = 100;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "su", "sudo", "sudoedit", "doas", "pkexec", "mount", "umount", "fusermount", "fusermount3", "mount.nfs", "mount.cifs", "mount.ecryptfs_private", "mount.davfs", "ntfs-3g",
        "passwd", "gpasswd", "chage", "chfn", "chsh", "expiry", "newgrp", "sg", "newuidmap", "newgidmap", "unix_chkpwd", "unix2_chkpwd", "pam_timestamp_check", "userhelper", "usernetctl",
        "ping", "ping6", "traceroute6.iputils", "arping", "ssh-keysign", "dbus-daemon-launch-helper", "polkit-agent-helper-1", "chrome-sandbox", "bwrap", "Xorg.wrap", "pppd", "at", "crontab",
        "exim4", "sendmail", "procmail", "suexec", "utempter", "bbsuid", "staprun", "grub2-set-bootflag", "snap-confine", "cockpit-session", "ksu", "kismet_cap_linux_wifi", "dumpcap", "vmware-user-suid-wrapper",
        "spice-client-glib-usb-acl-helper", "sssd", "ldap_child", "krb5_child", "proxy_child", "selinux_child", "uml_net", "unix_passwd", "schroot", "lppasswd", "cups-brf",
    };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4010",
        title: "Set-user-id program",
        message: "{0} whoever starts {1}",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "A hole in a program that runs as its owner gives every user of the container the rights of that owner, mostly root.",
        equivalents: ["plimsoll-catalogue:fs-setuid-file", "dockle:CIS-DI-0008", "cis-docker:4.8"]);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        const int SetUserId = 0x800;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var ofPackages = new List<ImageFile>();
        foreach (var file in image.Files)
        {
            if (!file.IsRegular || !file.IsVisible || (file.Mode & SetUserId) == 0)
            {
                continue;
            }

            if (file.IsPackageOwned && IsKnown(file.Path))
            {
                ofPackages.Add(file);
            }
            else
            {
                findings.Add(file.Finding(string.Create(CultureInfo.InvariantCulture, $"'{file.Path}' runs as its owner (uid {file.UserId})"), "it"));
            }
        }

        if (ofPackages.Count > 0)
        {
            findings.Add(Folded(ofPackages));
        }

        return FailIfAny(findings.ToImmutable());
    }

    /// <summary>Whether distributions ship it so: a shell or an editor with the bit was given it by whoever made the image.</summary>
    private static bool IsKnown(string path) => Known.Contains(path[(path.LastIndexOf('/') + 1)..]);

    private static Finding Folded(List<ImageFile> files)
    {
        var paths = files.ConvertAll(static file => file.Path);
        paths.Sort(StringComparer.Ordinal);
        var more = files.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {files.Count - MostNames} more") : "";
        var names = string.Join(", ", paths.Take(MostNames).Select(static path => $"'{path}'"));
        return files.First(file => file.Path == paths[0]).Finding(
            string.Create(CultureInfo.InvariantCulture, $"{files.Count} {(files.Count == 1 ? "program of a package runs as its owner" : "programs of packages run as their owners")} ({names}{more})"),
            files.Count == 1 ? "it" : "them") with
        {
            Anchor = "packages",
            LoweredTo = DiagnosticSeverity.Info,
            Related = [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal).Skip(1).Take(MostRelated).Select(static file => new RelatedPlace(file.Place, "another"))],
        };
    }
}

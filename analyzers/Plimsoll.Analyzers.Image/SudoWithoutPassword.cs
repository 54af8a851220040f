using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4017: a line of sudoers or doas.conf gives root away.</summary>
public sealed class SudoWithoutPassword : Rule<ScannedImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4017",
        title: "Root is given without a password or a limit",
        message: "'{0}' {1}",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "Who takes over an account that may become root without a password, or by any command, is root at once.",
        equivalents: ["plimsoll-catalogue:fs-sudo-nopasswd"],
        scoreClass: ScoreClass.Gate);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var path in SudoersPaths(image))
        {
            Add(findings, image, path, FaultOfSudoers);
        }

        Add(findings, image, "etc/doas.conf", FaultOfDoas);
        return FailIfAny(findings.ToImmutable());
    }

    private static void Add(ImmutableArray<Finding>.Builder findings, ScannedImage image, string path, Func<string, string?> faultOf)
    {
        if (image.TextOf(path) is not { } file)
        {
            return;
        }

        foreach (var line in SudoersLine.List(file))
        {
            if (faultOf(line.Text) is { } fault)
            {
                findings.Add(Finding.At(line, path, fault) with { Anchor = line.Text });
            }
        }
    }

    /// <summary>The main file, and those of the directory that sudo reads: none with a dot in its name or a tilde at its end.</summary>
    private static IEnumerable<string> SudoersPaths(ScannedImage image)
    {
        var merged = image.Image.FileSystem;
        var paths = new SortedSet<string>(StringComparer.Ordinal) { "etc/sudoers" };
        for (var layer = 0; layer < merged.Layers.Count; layer++)
        {
            for (var row = 0; row < merged.Layers[layer].Count; row++)
            {
                var path = merged.Layers[layer].Path(row);
                if (path.StartsWith("etc/sudoers.d/"u8) && merged.HiddenBy(layer, row) < 0
                    && path["etc/sudoers.d/".Length..].IndexOfAny((byte)'.', (byte)'/') < 0 && path[^1] != '~')
                {
                    paths.Add(Encoding.UTF8.GetString(path));
                }
            }
        }

        return paths;
    }

    private static string? FaultOfSudoers(string line)
    {
        var words = Words(line);
        if (words[0].StartsWith("Defaults", StringComparison.Ordinal))
        {
            return line["Defaults".Length..].Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries).Contains("!authenticate", StringComparer.Ordinal)
                ? "lets sudo ask for no password" : null;
        }

        var equal = line.IndexOf('=', StringComparison.Ordinal);
        if (equal < 0 || words[0] == "root" || words[0][0] == '@' || words[0].EndsWith("_Alias", StringComparison.Ordinal))
        {
            return null;
        }

        var who = words[0].TrimEnd(',');
        var commands = line[(equal + 1)..];
        if (commands.Split([' ', '\t', ':', ',', ')'], StringSplitOptions.RemoveEmptyEntries).Contains("NOPASSWD", StringComparer.Ordinal))
        {
            return $"lets '{who}' use sudo without a password";
        }

        var names = commands.Split(',').Select(CommandOf).ToArray();
        if (Array.Exists(names, static name => !name.StartsWith('!') && name.Contains('*', StringComparison.Ordinal)))
        {
            return $"lets '{who}' run commands by a pattern, which matches more than it seems to";
        }

        return who[0] != '%' && Array.IndexOf(names, "ALL") >= 0 ? $"lets '{who}' run every command" : null;
    }

    /// <summary>The command of an item: behind the users in parentheses and behind tags such as <c>PASSWD:</c>.</summary>
    private static string CommandOf(string item)
    {
        var text = item[(item.LastIndexOf(')') + 1)..].Trim();
        while (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && IsTag(text.AsSpan(0, colon)))
        {
            text = text[(colon + 1)..].TrimStart();
        }

        return text;
    }

    private static bool IsTag(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterUpper(letter) && letter != '_')
            {
                return false;
            }
        }

        return true;
    }

    private static string? FaultOfDoas(string line)
    {
        // The account is the last word before what it may become and run.
        var rule = Words(line).TakeWhile(static word => word is not ("as" or "cmd")).ToArray();
        return rule is ["permit", .., not "root"] && rule.Contains("nopass", StringComparer.Ordinal) ? "lets doas ask for no password" : null;
    }

    private static string[] Words(string line) => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}

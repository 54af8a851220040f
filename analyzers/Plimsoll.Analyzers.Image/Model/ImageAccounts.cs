using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>A line of an account file: its fields, and where it stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The line.</param>
/// <param name="Fields">The fields between colons.</param>
public sealed record AccountLine(SourceFile File, TextSpan Span, ImmutableArray<string> Fields) : ILocated
{
    /// <summary>Where the password or its hash stands.</summary>
    public TextSpan PasswordSpan => new(Span.Start + Fields[0].Length + 1, Fields[1].Length);

    /// <summary>The name of the account.</summary>
    public string Name => Fields[0];

    /// <summary>A field as a number, as the C library reads it: <c>00</c> is 0; null when it is none.</summary>
    public uint? Number(int field) =>
        field < Fields.Length && uint.TryParse(Fields[field], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The accounts of an image: what <c>/etc/passwd</c> and <c>/etc/shadow</c> say.</summary>
public sealed class ImageAccounts
{
    private readonly ILookup<string, AccountLine> usersByName;
    private readonly ILookup<string, AccountLine> passwordsByName;

    /// <summary>Reads the files of an image.</summary>
    public ImageAccounts(ScannedImage image)
    {
        Users = Read(image.TextOf("etc/passwd"));
        Passwords = Read(image.TextOf("etc/shadow"));
        usersByName = (Users.IsDefault ? [] : Users).ToLookup(static line => line.Name, StringComparer.Ordinal);
        passwordsByName = (Passwords.IsDefault ? [] : Passwords).ToLookup(static line => line.Name, StringComparer.Ordinal);
    }

    /// <summary>The account of a name; null: there is none.</summary>
    public AccountLine? User(string name) => usersByName[name].FirstOrDefault();

    /// <summary>Whether <c>/etc/shadow</c> has a name.</summary>
    public bool HasPassword(string name) => passwordsByName[name].Any();

    /// <summary>Lines of <c>/etc/passwd</c> with at least three fields; default: there is no such file.</summary>
    public ImmutableArray<AccountLine> Users { get; }

    /// <summary>Lines of <c>/etc/shadow</c>.</summary>
    public ImmutableArray<AccountLine> Passwords { get; }

    /// <summary>The user id of a name; null when no account has it.</summary>
    public uint? UserId(string name) => User(name)?.Number(2);

    /// <summary>The user id of a user as an image names it: empty is root, a number itself; null: nobody knows.</summary>
    public uint? IdOf(string user) =>
        user.Length == 0 ? 0
        : uint.TryParse(user, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id
        : UserId(user) ?? (user == "root" ? 0 : null);

    private static ImmutableArray<AccountLine> Read(SourceFile? file)
    {
        if (file is null)
        {
            return default;
        }

        var lines = ImmutableArray.CreateBuilder<AccountLine>();
        for (var start = 0; start < file.Text.Length;)
        {
            var end = file.Text.IndexOf('\n', start);
            end = end < 0 ? file.Text.Length : end;
            var line = file.Text[start..end];

            // NIS lines and comments are no accounts.
            if (line.Length > 0 && line[0] is not ('#' or '+' or '-') && line.Split(':') is { Length: >= 2 } fields)
            {
                lines.Add(new AccountLine(file, TextSpan.FromBounds(start, end), [.. fields]));
            }

            start = end + 1;
        }

        return lines.ToImmutable();
    }
}

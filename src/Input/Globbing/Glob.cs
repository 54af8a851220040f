using System.Buffers;

namespace Plimsoll.Input.Globbing;

/// <summary>
/// A pattern of paths. Matching never goes back: it keeps the set of places in the pattern that the path so far can have
/// reached, so it takes at most length of the path times length of the pattern, whatever both hold.
/// </summary>
public sealed class Glob
{
    private readonly GlobToken[] tokens;
    private readonly string? literal;

    private Glob(GlobToken[] tokens, bool isNegated, bool isForDirectories, string? literal)
    {
        this.tokens = tokens;
        this.literal = literal;
        IsNegated = isNegated;
        IsForDirectories = isForDirectories;
    }

    /// <summary>Whether it begins with <c>!</c>: what it matches is taken back in.</summary>
    public bool IsNegated { get; }

    /// <summary>Whether it ends with a slash: it matches directories only.</summary>
    public bool IsForDirectories { get; }

    /// <summary>Reads a line of an ignore file, or a pattern of an option.</summary>
    /// <returns>Null: a comment, a blank line, or a pattern that can match nothing because it is cut off or too long.</returns>
    public static Glob? Parse(string line, GlobSyntax syntax) => GlobParser.Parse(line, syntax) is { } parsed
        ? new Glob(parsed.Tokens, parsed.IsNegated, parsed.IsForDirectories, parsed.Literal)
        : null;

    /// <summary>Whether a path itself is matched.</summary>
    /// <param name="path">The path relative to where the pattern stands, without a slash in front or behind.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public bool Matches(ReadOnlySpan<char> path, bool isDirectory) =>
        (isDirectory || !IsForDirectories) && Run(path, orParent: false);

    /// <summary>Whether a path or a directory that it stands in is matched.</summary>
    public bool MatchesWithParents(ReadOnlySpan<char> path, bool isDirectory)
    {
        if (Run(path, orParent: true) is false)
        {
            return false;
        }

        // A pattern for directories does not match the file itself, so one of the directories above must be it.
        var slash = path.LastIndexOf('/');
        return isDirectory || !IsForDirectories || (slash > 0 && Run(path[..slash], orParent: true));
    }

    private bool Run(ReadOnlySpan<char> path, bool orParent)
    {
        if (literal is not null)
        {
            return MatchesLiteral(path, orParent);
        }

        // Place n means: the first n steps are behind us. Two sets, one bit each place.
        var words = (tokens.Length / 64) + 1;
        ulong[]? rented = null;
        var room = words <= 8 ? stackalloc ulong[16] : (rented = ArrayPool<ulong>.Shared.Rent(words * 2));
        var now = room[..words];
        var next = room.Slice(words, words);
        now.Clear();
        Enter(now, 0);
        var result = Run(path, orParent, now, next);
        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        return result;
    }

    private bool Run(ReadOnlySpan<char> path, bool orParent, Span<ulong> now, Span<ulong> next)
    {
        for (var at = 0; at < path.Length;)
        {
            if (orParent && path[at] == '/' && Has(now, tokens.Length))
            {
                return true;
            }

            // A pair of surrogates is one character to whoever writes a question mark.
            int character = path[at++];
            if (char.IsHighSurrogate((char)character) && at < path.Length && char.IsLowSurrogate(path[at]))
            {
                character = char.ConvertToUtf32((char)character, path[at++]);
            }

            next.Clear();
            if (!Step(now, next, character))
            {
                return false;
            }

            var old = now;
            now = next;
            next = old;
        }

        return Has(now, tokens.Length);
    }

    /// <summary>Takes one character from every place reached; false when none is left.</summary>
    private bool Step(ReadOnlySpan<ulong> now, Span<ulong> next, int character)
    {
        var any = false;
        for (var word = 0; word < now.Length; word++)
        {
            for (var bits = now[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                any |= place < tokens.Length && Step(next, place, character);
            }
        }

        return any;
    }

    private bool Step(Span<ulong> next, int place, int character)
    {
        var token = tokens[place];
        switch (token.Kind)
        {
            case GlobTokenKind.Literal when token.Character == character:
            case GlobTokenKind.AnyOne when character != '/':
            case GlobTokenKind.Class when token.Set!.Contains(character):
                Enter(next, place + 1);
                return true;
            case GlobTokenKind.Star when character != '/':
            case GlobTokenKind.Anything:
                Enter(next, place);
                return true;
            case GlobTokenKind.AnythingThenSlash:
            case GlobTokenKind.UntilSlash:
                var inside = token.Kind is GlobTokenKind.UntilSlash ? place : place + 1;
                Enter(next, inside);
                if (character == '/')
                {
                    Enter(next, inside + 1);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Adds a place, and those that are reached from it without a character.</summary>
    private void Enter(Span<ulong> places, int place)
    {
        while (!Has(places, place))
        {
            places[place / 64] |= 1UL << (place % 64);
            if (place == tokens.Length)
            {
                return;
            }

            var kind = tokens[place].Kind;
            if (kind is not (GlobTokenKind.Star or GlobTokenKind.Anything or GlobTokenKind.AnythingThenSlash))
            {
                return;
            }

            place += kind is GlobTokenKind.AnythingThenSlash ? 2 : 1;
        }
    }

    private static bool Has(ReadOnlySpan<ulong> places, int place) => (places[place / 64] >> (place % 64) & 1) != 0;

    /// <summary>Most patterns of ignore files are plain names, at any depth or from the root: no need to step through those.</summary>
    private bool MatchesLiteral(ReadOnlySpan<char> path, bool orParent)
    {
        var isAnchored = literal![0] == '/';
        var name = isAnchored ? literal.AsSpan(1) : literal;
        if (isAnchored)
        {
            return path.StartsWith(name, StringComparison.Ordinal)
                && (path.Length == name.Length || (orParent && path[name.Length] == '/'));
        }

        while (true)
        {
            var slash = path.IndexOf('/');
            var isLast = slash < 0;
            if ((isLast || orParent) && (isLast ? path : path[..slash]).SequenceEqual(name))
            {
                return true;
            }

            if (isLast)
            {
                return false;
            }

            path = path[(slash + 1)..];
        }
    }
}

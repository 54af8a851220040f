using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;

namespace Plimsoll.Engine.Running;

/// <summary>
/// Makes the key <c>plimsoll/v1</c>: rule, path, what the finding hangs on, and its ordinal among equals. It survives moved
/// lines and holds no secret: secrets are cut out of an instruction before it is hashed.
/// </summary>
internal sealed class Fingerprints(InputModel? model)
{
    private readonly OccurrenceCounter seen = new();

    /// <summary>The key of the next finding; call in the order of the report.</summary>
    public string Next(RuleInfo rule, Finding finding)
    {
        var basis = $"{rule.Id}\n{finding.Place.Path}\n{Anchor(rule, finding)}";
        var ordinal = seen.Count(basis) - 1;

        // Not a cryptographic one: nothing is proved by a key, and the framework's would load OpenSSL at each start.
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{basis}\n{ordinal}")));
    }

    private string Anchor(RuleInfo rule, Finding finding)
    {
        if (finding.Anchor is { } anchor)
        {
            return anchor;
        }

        // A secret is known by its key and ordinal alone, never by anything made of it.
        if (rule.Kind == RuleKind.Secrets || finding.Secret is not null || model is null || finding.Place is not FilePlace place || place.File != model.File)
        {
            return "";
        }

        return Normalised(model.AnchorOf(place.Span));
    }

    /// <summary>The text of a span with blanks folded and secrets cut out.</summary>
    private string Normalised(TextSpan span)
    {
        var text = model!.File.Text;
        var secrets = model.Secrets;
        var result = new StringBuilder(span.Length);
        var next = FirstEndingBehind(secrets, span.Start);
        var blank = false;
        for (var i = span.Start; i < span.End; i++)
        {
            while (next < secrets.Length && secrets[next].Span.End <= i)
            {
                next++;
            }

            if (next < secrets.Length && secrets[next].Span.Contains(i))
            {
                continue;
            }

            if (char.IsWhiteSpace(text[i]))
            {
                blank = result.Length > 0;
                continue;
            }

            if (blank)
            {
                result.Append(' ');
                blank = false;
            }

            result.Append(text[i]);
        }

        return result.ToString();
    }

    private static int FirstEndingBehind(ImmutableArray<SecretSpan> secrets, int offset)
    {
        int low = 0, high = secrets.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (secrets[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

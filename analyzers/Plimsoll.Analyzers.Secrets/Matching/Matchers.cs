namespace Plimsoll.Analyzers.Secrets;

/// <summary>A matcher in code, called where one of its anchors stands.</summary>
internal interface IMatcher
{
    /// <summary>Adds what stands at an anchor.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="at">Where the anchor starts.</param>
    /// <param name="length">The length of the anchor.</param>
    /// <param name="found">Where to add.</param>
    /// <returns>Up to where nothing more of this anchor need be looked at.</returns>
    int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found);
}

/// <summary>The matchers that families name, and shapes whose prefix does not begin a run.</summary>
internal static class Matchers
{
    /// <summary>Every anchor with its matcher.</summary>
    public static Anchor[] Anchors()
    {
        var anchors = new List<Anchor>();
        foreach (var shape in PrefixTable.Literals)
        {
            // Their rarest pair is where a dot or slash stands; the first will do.
            var pair = Math.Max(0, shape.PrefixText.AsSpan().IndexOfAny('.', '/'));
            anchors.Add(new Anchor(shape.PrefixText, Math.Min(pair, shape.Prefix.Length - 2), new ShapeMatcher(shape)));
        }

        for (var i = 0; i < SecretTables.Families.Length; i++)
        {
            Add(anchors, SecretTables.Families[i].Matcher, i);
        }

        return [.. anchors];
    }

    private static void Add(List<Anchor> anchors, SecretMatcher kind, int family)
    {
        switch (kind)
        {
            case SecretMatcher.AwsSecret:
                var aws = new AwsSecretMatcher(family);
                anchors.Add(new Anchor("ecret", 1, aws));
                anchors.Add(new Anchor("ECRET", 1, aws));
                break;
            case SecretMatcher.PrivateKey:
                var key = new PrivateKeyMatcher(family);
                anchors.Add(new Anchor("-----BEGIN ", 4, key));
                anchors.Add(new Anchor("LS0tLS1CRUdJTi", 1, key));
                break;
            case SecretMatcher.GoogleServiceAccount:
                anchors.Add(new Anchor("service_account\"", 7, new GoogleServiceAccountMatcher(family)));
                break;
            case SecretMatcher.AzureAnnotated:
                anchors.Add(new Anchor("JQQJ9", 1, new AzureAnnotatedMatcher(family)));
                break;
            case SecretMatcher.AzureStorage:
                anchors.Add(new Anchor("AccountKey=", 7, new AzureStorageMatcher(family)));
                break;
            case SecretMatcher.UrlPassword:
                anchors.Add(new Anchor("://", 0, new UrlPasswordMatcher(family)));
                break;
            case SecretMatcher.ConnectionString:
                var connection = new ConnectionStringMatcher(family);
                anchors.Add(new Anchor("assword=", 6, connection));
                anchors.Add(new Anchor("ASSWORD=", 6, connection));
                anchors.Add(new Anchor("wd=", 1, connection));
                anchors.Add(new Anchor("WD=", 1, connection));
                break;
        }
    }

    private sealed class ShapeMatcher(SecretShape shape) : IMatcher
    {
        public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
        {
            var startsWord = at == 0 || !AlphabetTable.Has(bytes[at - 1], Alphabet.Word);
            if (startsWord && shape.Match(bytes, at) is var matched and > 0)
            {
                TokenJudge.Add(bytes, at, matched, shape, ref found);
            }

            return at + length;
        }
    }
}

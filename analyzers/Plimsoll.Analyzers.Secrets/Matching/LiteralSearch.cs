namespace Plimsoll.Analyzers.Secrets;

/// <summary>Finds what is no token by a few rare literals, each one vector search.</summary>
internal static class LiteralSearch
{
    public static void Find(ReadOnlySpan<byte> bytes, ref List<SecretMatch>? found)
    {
        foreach (var shape in PrefixTable.Literals)
        {
            FindShape(bytes, shape, ref found);
        }

        foreach (var matcher in Matchers.All)
        {
            matcher.Find(bytes, ref found);
        }
    }

    private static void FindShape(ReadOnlySpan<byte> bytes, SecretShape shape, ref List<SecretMatch>? found)
    {
        var at = 0;
        while (bytes[at..].IndexOf(shape.Prefix) is var next and >= 0)
        {
            at += next;
            var startsWord = at == 0 || !AlphabetTable.Has(bytes[at - 1], Alphabet.Word);
            if (startsWord && shape.Match(bytes, at) is var length and > 0)
            {
                TokenJudge.Add(bytes, at, length, shape, ref found);
            }

            at += shape.Prefix.Length;
        }
    }
}

/// <summary>A matcher in code.</summary>
internal interface IMatcher
{
    /// <summary>Adds what it finds.</summary>
    void Find(ReadOnlySpan<byte> bytes, ref List<SecretMatch>? found);
}

/// <summary>The matchers that families name.</summary>
internal static class Matchers
{
    public static IMatcher[] All { get; } = Build();

    private static IMatcher[] Build()
    {
        var matchers = new List<IMatcher>();
        for (var i = 0; i < SecretTables.Families.Length; i++)
        {
            IMatcher? matcher = SecretTables.Families[i].Matcher switch
            {
                SecretMatcher.AwsSecret => new AwsSecretMatcher(i),
                SecretMatcher.PrivateKey => new PrivateKeyMatcher(i),
                SecretMatcher.GoogleServiceAccount => new GoogleServiceAccountMatcher(i),
                SecretMatcher.AzureAnnotated => new AzureAnnotatedMatcher(i),
                SecretMatcher.UrlPassword => new UrlPasswordMatcher(i),
                SecretMatcher.ConnectionString => new ConnectionStringMatcher(i),
                _ => null,
            };
            if (matcher is not null)
            {
                matchers.Add(matcher);
            }
        }

        return [.. matchers];
    }
}

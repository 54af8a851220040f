namespace Plimsoll.RuleTool;

/// <summary>What a new rule starts from. FILL-IN marks what the repository tests refuse.</summary>
internal static class Templates
{
    public const string Version = "0.1.0";

    public const string Rule = """
        using Microsoft.CodeAnalysis;
        using Plimsoll.Abstractions.Rules;
        using Plimsoll.Documents.Dockerfile.Semantics;

        namespace Plimsoll.Analyzers.Dockerfile;

        /// <summary>PLMID: FILL-IN.</summary>
        public sealed class NAME : Rule<RunCommand>
        {
            /// <inheritdoc/>
            public override RuleInfo Info { get; } = new(
                id: "PLMID",
                title: "FILL-IN",
                message: "FILL-IN '{0}'",
                category: RuleCategory.Correctness,
                severity: DiagnosticSeverity.Warning,
                description: "FILL-IN",
                equivalents: ["plimsoll-catalogue:FILL-IN"]);

            /// <inheritdoc/>
            public override Verdict Judge(RunCommand command, Settings settings) => Pass;
        }

        """;

    public const string Test = """
        using Plimsoll.Analyzers.Dockerfile;

        namespace Plimsoll.Analyzers.Tests.Dockerfile;

        public sealed class NAMETests : RuleTest<NAME>
        {
            [Theory]
            [InlineData("FROM debian:12\nRUN [|FILL-IN|]")]
            [InlineData("FROM debian:12\nRUN true && [|FILL-IN|]")]
            [InlineData("FROM debian:12\nRUN sh -c '[|FILL-IN|]'")]
            public void Reports(string marked) => Verify(marked);

            [Theory]
            [InlineData("FROM debian:12\nRUN FILL-IN")]
            [InlineData("FROM debian:12\nRUN true && FILL-IN")]
            [InlineData("FROM debian:12\nRUN echo FILL-IN")]
            public void StaysSilent(string source) => Verify(source);
        }

        """;

    public const string Page = """
        # PLMID: FILL-IN
        <!-- generated -->
        <!-- /generated -->

        ## Why

        FILL-IN

        ## Reported

        ```dockerfile reported=2
        FROM debian:12.11
        RUN FILL-IN
        USER 65532
        ```

        ## Not reported

        ```dockerfile clean
        FROM debian:12.11
        RUN true
        USER 65532
        ```

        ## How to fix

        FILL-IN

        """;
}

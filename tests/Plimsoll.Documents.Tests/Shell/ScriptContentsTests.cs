using Plimsoll.Documents.Shell;
using Plimsoll.Documents.Text;
using Plimsoll.Input;
using Shouldly;

namespace Plimsoll.Documents.Tests.Shell;

public sealed class ScriptContentsTests
{
    [Theory]
    [InlineData("a b c", "a")]
    [InlineData("a && b || c; d & e", "a b c d e")]
    [InlineData("a | b |& c", "a b c")]
    [InlineData("(a; b) && { c; }", "a b c")]
    [InlineData("if a; then b; elif c; then d; else e; fi", "a b c d e")]
    [InlineData("while a; do b; done; until c\ndo\nd\ndone", "a b c d")]
    [InlineData("for x in 1 2; do a; done; for ((i=0;i<3;i++)); do b; done", "a b")]
    [InlineData("case $x in a|b) c;; (d) e;; *) f; esac; g", "c e f g")]
    [InlineData("f() { a; }; function g { b; }; f", "a b f")]
    [InlineData("a $(b `c`) \"$(d)\" ${e:-$(f)}", "c b d a")]
    [InlineData("diff <(a) <(b) > >(c)", "a b c diff")]
    [InlineData("x=$(a) y=1 b", "a b")]
    [InlineData("sudo -u app -E a --flag", "sudo a")]
    [InlineData("env -i A=b C=\"$D\" a", "env a")]
    [InlineData("timeout -k 1 10 nice -n 5 a", "timeout nice a")]
    [InlineData("find . -exec a {} \\; -print", "find a")]
    [InlineData("ls | xargs -n 1 a", "ls xargs a")]
    [InlineData("sh -c 'a && b'", "sh a b")]
    [InlineData("bash -exc \"a \\\"b c\\\" | d\"", "bash a d")]
    [InlineData("su - app -c 'a b'", "su a")]
    [InlineData("bash <<EOF\na\nb\nEOF\nc", "bash a b c")]
    [InlineData("cat <<EOF > x\na\nEOF\nb", "cat b")]
    [InlineData("cat <<-EOF\n\ta\n\tEOF\nb", "cat b")]
    [InlineData("a # b; c\nd", "a d")]
    [InlineData("a \\\n  b && c", "a c")]
    [InlineData("[[ -n $a && b ]] && c; (( i++ )); d", "c d")]
    [InlineData("command -v a || b", "command b")]
    [InlineData("/usr/bin/a 'b'\\''c'", "a")]
    [InlineData("$X a; \"$Y\" b", "? ?")]
    [InlineData("a=(b c) d", "d")]
    [InlineData("! a", "a")]
    [InlineData("a>b 2>&1 <c&>d e", "a")]
    [InlineData("", "")]
    public void ListsThePrograms(string script, string expected) =>
        string.Join(' ', Contents(script).Invocations.Select(invocation => invocation.Name ?? "?")).ShouldBe(expected);

    [Theory]
    [InlineData("a 'b", "a")]
    [InlineData("a; b \"$(c", "a b")]
    [InlineData("a; fi", "a fi")]
    [InlineData("a )", "a")]
    [InlineData("if a; then b", "a b")]
    [InlineData("a ${b", "a")]
    [InlineData("a <", "a")]
    public void KeepsWhatStandsBeforeASyntaxError(string script, string expected)
    {
        var tree = ShellScript.Parse(Text(script));
        string.Join(' ', ScriptContents.Of(tree, hasPipefail: false).Invocations.Select(invocation => invocation.Name ?? "?")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a | b", "-")]
    [InlineData("set -o pipefail; a | b", "p")]
    [InlineData("a | b; set -eo pipefail; c | d; set +o pipefail; e | f", "- p -")]
    [InlineData("bash -o pipefail -c 'a | b' | c", "- p")]
    [InlineData("if a | b; then c | d; fi", "c -")]
    [InlineData("! a | b", "c")]
    [InlineData("a | b || true; c | d || :; e | f || g", "t t -")]
    [InlineData("x=$(a | b)", "-")]
    [InlineData("a || b", "")]
    public void TellsWhatBecomesOfPipelines(string script, string expected) =>
        string.Join(' ', Contents(script).Pipelines.Select(use => use.HasPipefail ? "p" : use.IsCondition ? "c" : use.FailureIsAccepted ? "t" : "-")).ShouldBe(expected);

    [Theory]
    [InlineData("A=b c", "A=b")]
    [InlineData("export A=b C='d e' f; env G=h i", "A=b C=d e G=h")]
    [InlineData("A=$B", "A=?")]
    [InlineData("echo A=b", "")]
    public void ListsAssignments(string script, string expected) =>
        string.Join(' ', Contents(script).Assignments.Select(assignment => $"{assignment.Name}={assignment.Value.Literal ?? "?"}")).ShouldBe(expected);

    [Theory]
    [InlineData("a -xy -o out --long --key=value --next word rest -- -z", "x y o=out long key=value next=word | rest -z")]
    [InlineData("a -oout -xo out2", "o=out x o=out2 |")]
    [InlineData("a -q=2 - -", "q=2 | - -")]
    [InlineData("a -=x", "= x |")]
    public void TellsOptionsFromOperands(string script, string expected)
    {
        var arguments = Contents(script).Invocations[0].Arguments;
        var line = CommandLine.Parse([.. arguments.Select(word => new ShellField(word.Literal, word))], new OptionSyntax("o", ["next"]));
        var options = line.Options.Select(option => option.Value is null ? option.Name : $"{option.Name}={option.Value}");
        $"{string.Join(' ', options)} | {string.Join(' ', line.Operands.Select(operand => operand.Text))}".Trim().ShouldBe(expected.Trim());
    }

    [Theory]
    [InlineData("$(")]
    [InlineData("(")]
    [InlineData("{ ")]
    [InlineData("if ")]
    [InlineData("\"$(")]
    [InlineData("f() ")]
    [InlineData("<(")]
    [InlineData("case a in b) ")]
    [InlineData("${a:-")]
    [InlineData("`")]
    [InlineData("$((")]
    [InlineData("! ")]
    public void DeepNestingStopsInsteadOfOverflowing(string open)
    {
        var tree = ShellScript.Parse(Text(string.Concat(Enumerable.Repeat(open, 100_000))));
        ScriptContents.Of(tree, hasPipefail: false).ShouldNotBeNull();
    }

    private static ScriptContents Contents(string script)
    {
        var tree = ShellScript.Parse(Text(script));
        tree.Problem.ShouldBeNull();
        return ScriptContents.Of(tree, hasPipefail: false);
    }

    private static MappedText Text(string script) => MappedText.Verbatim(new SourceFile("script", script), 0, script.Length);
}

using System.Collections.Immutable;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Shell;

/// <summary>Walks a tree in the order of its text. The tree is at most a hundred levels deep, so recursion is safe.</summary>
internal sealed class ScriptCollector(bool hasPipefail)
{
    private const int DeepestScriptInScript = 4;

    private readonly ImmutableArray<Invocation>.Builder invocations = ImmutableArray.CreateBuilder<Invocation>();
    private readonly ImmutableArray<PipelineUse>.Builder pipelines = ImmutableArray.CreateBuilder<PipelineUse>();
    private readonly ImmutableArray<Assignment>.Builder assignments = ImmutableArray.CreateBuilder<Assignment>();
    private readonly ShellVariables variables = new();
    private bool hasPipefail = hasPipefail;
    private int scriptDepth;

    public ScriptContents ToContents() =>
        new(invocations.ToImmutable(), pipelines.ToImmutable(), assignments.ToImmutable(), variables);

    public void Visit(ShellScript script) => Visit(script, isCondition: false);

    public void VisitExecForm(SimpleCommand command) => VisitInvocations(command, new InvocationPlace(Pipeline: null, Index: 0));

    private void Visit(ShellScript script, bool isCondition)
    {
        foreach (var statement in script.Statements)
        {
            for (var i = 0; i < statement.Pipelines.Length; i++)
            {
                Visit(statement.Pipelines[i], isCondition, FailureIsAccepted(statement, i));
            }
        }
    }

    /// <summary>Whether <c>|| true</c>, <c>|| :</c> or <c>|| echo</c> follows a pipeline: whoever wrote it knows that it may fail.</summary>
    private static bool FailureIsAccepted(AndOrList list, int index)
    {
        if (index >= list.IsOr.Count || !list.IsOr[index] || list.Pipelines[index + 1].Commands.Length != 1)
        {
            return false;
        }

        return list.Pipelines[index + 1].Commands[0] is SimpleCommand { Words.Length: > 0 } next && next.Words[0].Literal is "true" or ":";
    }

    private void Visit(Pipeline pipeline, bool isCondition, bool failureIsAccepted)
    {
        if (pipeline.Commands.Length > 1)
        {
            pipelines.Add(new PipelineUse(pipeline, hasPipefail, isCondition || pipeline.IsNegated, failureIsAccepted));
        }

        for (var i = 0; i < pipeline.Commands.Length; i++)
        {
            switch (pipeline.Commands[i])
            {
                case SimpleCommand simple:
                    VisitSimple(simple, new InvocationPlace(pipeline, i));
                    break;
                case CompoundCommand compound:
                    VisitCompound(compound);
                    break;
            }
        }
    }

    private void VisitCompound(CompoundCommand compound)
    {
        foreach (var word in compound.Words)
        {
            VisitWord(word);
        }

        if (compound.Kind == CompoundKind.For && compound.Variable is { } variable)
        {
            variables.Set(variable, value: null);
        }

        foreach (var block in compound.Blocks)
        {
            Visit(block.Script, block.IsCondition);
        }

        foreach (var redirection in compound.Redirections)
        {
            VisitRedirection(redirection);
        }
    }

    private void VisitSimple(SimpleCommand command, InvocationPlace place)
    {
        foreach (var assignment in command.Assignments)
        {
            Add(assignment, isLasting: command.Words.IsEmpty);
        }

        foreach (var word in command.Words)
        {
            VisitWord(word);
        }

        foreach (var redirection in command.Redirections)
        {
            VisitRedirection(redirection);
        }

        if (!command.Words.IsEmpty)
        {
            VisitInvocations(command, place);
        }
    }

    private void VisitRedirection(Redirection redirection)
    {
        if (redirection.Target is { } target && !redirection.IsHeredoc)
        {
            VisitWord(target);
        }
    }

    private void VisitInvocations(SimpleCommand command, InvocationPlace place)
    {
        var index = 0;
        while (index >= 0 && index < command.Words.Length)
        {
            var invocation = new Invocation(command, index, place);
            invocations.Add(invocation);
            NoteEffects(invocation);
            index = invocation.Name is { } name ? CommandWrappers.InnerIndex(command.Words, index, name, AddArgument) : -1;
        }
    }

    private void NoteEffects(Invocation invocation)
    {
        switch (invocation.Name)
        {
            case "set":
                SetOptions(invocation);
                break;
            case "export" or "declare" or "typeset" or "readonly" or "local":
                foreach (var word in invocation.Arguments)
                {
                    AddArgument(word);
                }

                break;
            case "read":
                foreach (var word in invocation.Arguments)
                {
                    variables.Set(word.Literal ?? "", value: null);
                }

                break;
            case "eval" when invocation.Arguments.Length == 1:
                VisitScript(invocation.Arguments[0].Unquoted(), hasPipefail);
                break;
            case "sh" or "bash" or "dash" or "ash" or "ksh" or "zsh":
                VisitShell(invocation);
                break;
            case "su":
                VisitSu(invocation);
                break;
        }
    }

    private void SetOptions(Invocation invocation)
    {
        var arguments = invocation.Arguments;
        for (var i = 0; i + 1 < arguments.Length; i++)
        {
            if (arguments[i].Literal is { Length: > 1 } flag && flag[0] is '-' or '+' && flag[^1] == 'o' && arguments[i + 1].Literal == "pipefail")
            {
                hasPipefail = flag[0] == '-';
            }
        }
    }

    private void VisitShell(Invocation shell)
    {
        var pipefail = false;
        var arguments = shell.Arguments;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i].Literal;
            if (argument is null || argument.Length < 2 || argument[0] is not ('-' or '+') || argument == "--")
            {
                // The name of a script file: what it holds is not known here.
                return;
            }

            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                i += argument is "--rcfile" or "--init-file" ? 1 : 0;
            }
            else if (argument.Contains('o', StringComparison.Ordinal) && !argument.EndsWith('c'))
            {
                i++;
                pipefail |= argument[0] == '-' && i < arguments.Length && arguments[i].Literal == "pipefail";
            }
            else if (argument.Contains('c', StringComparison.Ordinal))
            {
                var option = i + 1;
                if (argument.Contains('o', StringComparison.Ordinal))
                {
                    pipefail |= option < arguments.Length && arguments[option].Literal == "pipefail";
                    option++;
                }

                while (option + 1 < arguments.Length && arguments[option].Literal is "-o" or "-e" or "-x" or "-u")
                {
                    pipefail |= arguments[option].Literal == "-o" && arguments[option + 1].Literal == "pipefail";
                    option += arguments[option].Literal == "-o" ? 2 : 1;
                }

                if (option < arguments.Length)
                {
                    VisitScript(arguments[option].Unquoted(), pipefail);
                }

                return;
            }
        }

        foreach (var redirection in shell.Command.Redirections)
        {
            if (redirection.Body is { } body)
            {
                VisitScript(body, pipefail);
            }
        }
    }

    private void VisitSu(Invocation su)
    {
        var arguments = su.Arguments;
        for (var i = 0; i + 1 < arguments.Length; i++)
        {
            if (arguments[i].Literal is "-c" or "--command" or "-lc")
            {
                VisitScript(arguments[i + 1].Unquoted(), pipefail: false);
                return;
            }
        }
    }

    private void VisitScript(MappedText text, bool pipefail)
    {
        if (scriptDepth >= DeepestScriptInScript)
        {
            return;
        }

        scriptDepth++;
        var outer = hasPipefail;
        hasPipefail = pipefail;
        Visit(ShellScript.Parse(text), isCondition: false);
        hasPipefail = outer;
        scriptDepth--;
    }

    private void VisitWord(ShellWord word) => VisitParts(word.Parts);

    private void VisitParts(ImmutableArray<WordPart> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case DoubleQuotedPart quoted:
                    VisitParts(quoted.Parts);
                    break;
                case CommandSubstitutionPart substitution:
                    Visit(substitution.Script);
                    break;
                case ProcessSubstitutionPart substitution:
                    Visit(substitution.Script);
                    break;
            }
        }
    }

    private void Add(Assignment assignment, bool isLasting)
    {
        assignments.Add(assignment);
        VisitWord(assignment.Value);
        if (isLasting)
        {
            variables.Set(assignment.Name, assignment.IsAppend ? null : assignment.Value.Literal);
        }
    }

    /// <summary>Takes <c>NAME=value</c> among the arguments of export, env and the like as an assignment.</summary>
    private void AddArgument(ShellWord word)
    {
        if (word.Parts.IsEmpty || word.Parts[0] is not LiteralPart first)
        {
            return;
        }

        var equals = first.Text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || first.IsEscaped)
        {
            return;
        }

        var value = new ShellWord(
            word.Source,
            word.Start + equals + 1,
            word.Length - equals - 1,
            word.Parts.SetItem(0, new LiteralPart(first.Start + equals + 1, first.Length - equals - 1, first.Text[(equals + 1)..], IsEscaped: false)));
        Add(new Assignment(word.Source, word.Start, word.Length, first.Text[..equals], isAppend: false, value), isLasting: true);
    }
}

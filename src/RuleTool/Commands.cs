namespace Plimsoll.RuleTool;

/// <summary>The commands of the tool: each exits 0 when done, 1 when something is to be mended, 2 on bad usage.</summary>
public static class Commands
{
    private const string Usage = """
        RuleTool new NAME --kind dockerfile [--from 1200]   write a rule, its test, its page, its table line and its release line
        RuleTool check                                      compare everything that is generated; exit 1 on a difference
        RuleTool update                                     write everything that is generated
        RuleTool cases FILE.jsonl                           measure the rules against labelled cases of other linters
        Run it anywhere below the root of the repository.
        """;

    /// <summary>Runs one command.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (Repository.Find(Directory.GetCurrentDirectory()) is not { } repository)
        {
            error.WriteLine("RuleTool: no Analyzers.sln in this directory or above");
            return 2;
        }

        switch (args)
        {
            case ["check"]:
                return Check(repository, output);
            case ["update"]:
                foreach (var file in Generated.All(repository))
                {
                    if (file.IsStale)
                    {
                        File.WriteAllText(file.Path, file.Wanted);
                        output.WriteLine($"wrote {repository.Relative(file.Path)}");
                    }
                }

                return 0;
            case ["new", var name, "--kind", "dockerfile"]:
                return NewRule.Write(repository, name, from: 1001, output, error);
            case ["new", var name, "--kind", "dockerfile", "--from", var from] when int.TryParse(from, out var number) && number / 1000 == 1:
                return NewRule.Write(repository, name, number, output, error);
            case ["cases", var file] when File.Exists(file):
                return Cases.Run(file, output);
            default:
                error.WriteLine(Usage);
                return 2;
        }
    }

    private static int Check(Repository repository, TextWriter output)
    {
        var problems = new List<string>();
        foreach (var file in Generated.All(repository))
        {
            if (file.IsStale)
            {
                problems.Add($"{repository.Relative(file.Path)}: not what it should be; run 'RuleTool update'");
            }
        }

        problems.AddRange(PageCheck.Problems(repository));
        problems.AddRange(ReleaseCheck.Problems(repository));
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        return problems.Count == 0 ? 0 : 1;
    }
}

using System.Text;
using Plimsoll.Engine.Discovery;
using Plimsoll.Input;
using Plimsoll.Input.Files;
using Plimsoll.Input.Globbing;
using Shouldly;
using Xunit;

namespace Plimsoll.Engine.Tests.Discovery;

public sealed class InputFinderTests
{
    private readonly MemoryFileSource files = new MemoryFileSource()
        .Add("x.note", string.Empty)
        .Add("a/x.note", string.Empty)
        .Add("a/b/x.note", string.Empty)
        .Add("a/readme.txt", "hello");

    [Fact]
    public void ADirectoryIsSearchedToItsBottomInOrdinalOrder() =>
        Paths(Find(".")).ShouldBe(["a/b/x.note", "a/x.note", "x.note"]);

    [Fact]
    public void FilesOfNoKindAreLeftOutWithoutAWordUnlessNamed()
    {
        Find("a").Skipped.ShouldBeEmpty();

        var named = Find("a/readme.txt");
        named.Items.ShouldBeEmpty();
        named.Skipped.ShouldBe([new SkippedInput("a/readme.txt", "skipped: not a kind that Plimsoll reads")]);
        named.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void WithStrictInputsANamedFileOfNoKindIsAProblem()
    {
        var inputs = Find(Request("a/readme.txt", "a") with { StrictInputs = true });

        inputs.Problems.ShouldHaveSingleItem().ShouldBe(new ReadProblem(ReadProblemKind.NotAnalysed, "a/readme.txt", "is not a kind that Plimsoll reads"));
        inputs.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void EachInputIsListedOnceWhateverTheOrderOfThePaths()
    {
        string[] paths = ["a/x.note", ".", "a", "./a/../a/x.note", "a/readme.txt", "none"];

        var forwards = Find(paths);
        var backwards = Find([.. paths.Reverse()]);

        Paths(forwards).ShouldBe(["a/b/x.note", "a/x.note", "x.note"]);
        backwards.Items.ShouldBe(forwards.Items);
        backwards.Problems.ShouldBe(forwards.Problems);
        backwards.Skipped.ShouldBe(forwards.Skipped);
        forwards.Items.Select(static input => input.IsNamed).ShouldBe([false, true, false]);
    }

    [Fact]
    public void AMissingPathIsAProblemAndTheOthersGoOn()
    {
        var inputs = Find("none.note", "x.note", "x.note/below");

        Paths(inputs).ShouldBe(["x.note"]);
        inputs.Problems.Select(static problem => $"{problem.Kind} {problem.Path} {problem.Message}").ShouldBe(
        [
            "NotAnalysed none.note does not exist",
            "NotAnalysed x.note/below does not exist",
        ]);
    }

    [Theory]
    [InlineData("../x.note")]
    [InlineData("/etc/hostname")]
    public void APathOutsideOfTheRootIsBadUsage(string path)
    {
        var inputs = Find("x.note", path);

        inputs.Errors.ShouldBe([$"'{path}' is not below the root of the scan; name a directory above it with --root"]);
        inputs.Items.ShouldBeEmpty();
    }

    [Fact]
    public void PathsAreRelativeToTheWorkingDirectoryAndShownRelativeToTheRoot()
    {
        var request = Request("b", "../x.note") with { WorkingDirectory = "/root/a" };

        Paths(Find(request)).ShouldBe(["a/b/x.note", "x.note"]);
    }

    [Fact]
    public void ContentIsSurerThanTheNameAndTheFirstKindWinsATie()
    {
        files.Add("1.note", "MEMO").Add("2.memo", "NOTE").Add("3.memo", string.Empty).Add("4", "NOTE");

        Find("1.note", "2.memo", "3.memo", "4").Items.Select(static input => input.Kind.Name).ShouldBe(["memo", "note", "memo", "note"]);
    }

    [Fact]
    public void WhatGitIgnoresIsNotSearched()
    {
        files.Add(".gitignore", "*.tmp.note\nout/\n!keep.tmp.note\n")
            .Add("a/.gitignore", "/x.note\n!y.tmp.note\n")
            .Add(".git/info/exclude", "private.note\n")
            .Add("1.tmp.note", string.Empty)
            .Add("keep.tmp.note", string.Empty)
            .Add("private.note", string.Empty)
            .Add("a/y.tmp.note", string.Empty)
            .Add("a/out/x.note", string.Empty);

        Paths(Find(".")).ShouldBe(["a/b/x.note", "a/y.tmp.note", "keep.tmp.note", "x.note"]);
        Paths(Find("a")).ShouldBe(["a/b/x.note", "a/y.tmp.note"]);
    }

    [Fact]
    public void WhatIsNamedIsScannedEvenIfIgnored()
    {
        files.Add(".gitignore", "out/\n*.tmp.note\n").Add("out/x.note", string.Empty).Add("1.tmp.note", string.Empty).Add("node_modules/y.note", string.Empty);

        Paths(Find("out", "1.tmp.note", "node_modules")).ShouldBe(["1.tmp.note", "node_modules/y.note", "out/x.note"]);
    }

    [Theory]
    [InlineData(".git")]
    [InlineData("node_modules")]
    [InlineData("bin")]
    [InlineData("obj")]
    [InlineData("deep/node_modules")]
    public void DirectoriesWithoutSourcesAreNotEntered(string directory)
    {
        files.Add($"{directory}/y.note", string.Empty).Add("bin.note", string.Empty).Add("objects/z.note", string.Empty);

        Paths(Find(".")).ShouldBe(["a/b/x.note", "a/x.note", "bin.note", "objects/z.note", "x.note"]);
    }

    [Fact]
    public void AFileMayHaveTheNameOfSuchADirectory()
    {
        files.Add("obj", "NOTE");

        Paths(Find(".")).ShouldContain("obj");
    }

    [Fact]
    public void WhatIsExcludedIsNotScannedNamedOrNot()
    {
        var inputs = Find(Request(".", "a/x.note"), "a/");

        Paths(inputs).ShouldBe(["x.note"]);
        inputs.Skipped.ShouldBe([new SkippedInput("a/x.note", "skipped: excluded")]);
        Paths(Find(Request("."), "a/*", "!a/b")).ShouldBe(["a/b/x.note", "x.note"]);
    }

    [Fact]
    public void LinksAreNotFollowedUnlessNamed()
    {
        files.AddLink("b", "a").AddLink("y.note", "x.note").AddLink("loop", "loop");

        Paths(Find(".")).ShouldBe(["a/b/x.note", "a/x.note", "x.note"]);
        Find(".").Problems.ShouldBeEmpty();
        Paths(Find("b", "y.note")).ShouldBe(["a/b/x.note", "a/x.note", "x.note"]);
        Paths(Find("b/b")).ShouldBe(["a/b/x.note"]);
    }

    [Fact]
    public void ALinkThatLeavesTheRootIsLeftAloneAndTold()
    {
        files.AddLink("out", "../elsewhere");

        Find(".").Problems.ShouldHaveSingleItem().ShouldBe(
            new ReadProblem(ReadProblemKind.Oddity, "out", "is a link that leaves the root; it was left alone"));
        Find("out").Problems.ShouldHaveSingleItem().Kind.ShouldBe(ReadProblemKind.NotAnalysed);
    }

    [Fact]
    public void ManyLinksThatLeaveTheRootAreToldFiftyTimes()
    {
        for (var link = 0; link < 80; link++)
        {
            files.AddLink($"link{link}", "/etc");
        }

        var problems = Find(".").Problems;

        problems.Length.ShouldBe(50);
        problems.Count(static problem => problem.Message.EndsWith("and so are further ones", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void FifosAndDevicesAreNotOpenedAndANamedOneIsAProblem()
    {
        files.AddSpecial("pipe.note");

        Find(".").Problems.ShouldBeEmpty();
        Find("pipe.note").Problems.ShouldHaveSingleItem().Message.ShouldBe("is not a regular file but a fifo, socket or device");
    }

    [Fact]
    public void WhatCannotBeReadIsTold()
    {
        files.AddUnreadable("locked.note", EntryType.File, FileFailure.NotPermitted)
            .AddUnreadable("other", EntryType.File, FileFailure.NotPermitted)
            .AddUnreadable("private", EntryType.Directory, FileFailure.NotPermitted);

        var inputs = Find(".");

        Paths(inputs).ShouldBe(["a/b/x.note", "a/x.note", "x.note"]);
        inputs.Problems.Select(static problem => $"{problem.Path} {problem.Message}").ShouldBe(
        [
            "locked.note may not be read: permission denied",
            "private may not be read: permission denied; not all below it was looked at",
        ]);
        inputs.Skipped.ShouldBe([new SkippedInput("other", "skipped: may not be read: permission denied")]);
    }

    [Fact]
    public void TheBudgetOfEntriesNamesItsOption()
    {
        var inputs = Find(Request(".") with { MaximumEntries = 4 });

        var problem = inputs.Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(ReadProblemKind.BudgetReached);
        problem.Path.ShouldBe("a");
        problem.Option.ShouldBe("--max-entries");
        Paths(inputs).ShouldBe(["x.note"]);
        Find(Request(".") with { MaximumEntries = 6 }).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void SixHundredDirectoriesDeepEndsAtTheDepthLimit()
    {
        var deep = string.Join('/', Enumerable.Repeat("d", 600));
        files.Add($"{deep}/x.note", string.Empty);

        var inputs = Find(".");

        inputs.Items.Length.ShouldBe(3);
        inputs.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ReadProblemKind.BudgetReached);
    }

    [Fact]
    public void StandardInputGoesByItsName()
    {
        var inputs = Find(Piped("NOTE größe", "a/piped"));

        var input = inputs.Items.ShouldHaveSingleItem();
        input.Path.ShouldBe("a/piped");
        input.StandardInput.ShouldNotBeNull().File.ShouldNotBeNull().Text.ShouldBe("NOTE größe");
        Find(Piped("NOTE", name: null)).Items.ShouldHaveSingleItem().Path.ShouldBe("Dockerfile");
    }

    [Fact]
    public void StandardInputStandsInForTheFileOfItsName()
    {
        var inputs = Find(Piped("NOTE from the editor", "x.note") with { Paths = ["x.note", "-", "."] });

        Paths(inputs).ShouldBe(["a/b/x.note", "a/x.note", "x.note"]);
        inputs.Items[2].StandardInput.ShouldNotBeNull().File.ShouldNotBeNull().Text.ShouldBe("NOTE from the editor");
    }

    [Fact]
    public void StandardInputHasTheBudgetOfAFile()
    {
        var problem = Find(Piped("0123456789", "x.note") with { MaximumConfigSize = 9 }).Problems.ShouldHaveSingleItem();

        problem.Kind.ShouldBe(ReadProblemKind.BudgetReached);
        problem.Path.ShouldBe("x.note");
    }

    [Fact]
    public void StandardInputOfNoKindIsSkippedAndWithoutAStreamItIsBadUsage()
    {
        Find(Piped("what", "readme")).Skipped.ShouldHaveSingleItem().Path.ShouldBe("readme");
        Find("-").Errors.ShouldBe(["there is no stdin to read"]);
        Find(Piped("NOTE", "../x")).Errors.ShouldHaveSingleItem();
        Find(Piped("NOTE", ".")).Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public void ATreeOfAHundredThousandFilesIsNoTrouble()
    {
        var many = new MemoryFileSource().Add(".gitignore", "*.tmp\n");
        for (var file = 0; file < 100_000; file++)
        {
            many.Add($"d{file % 100}/d{file % 7}/{file}.{(file % 10 == 0 ? "note" : "txt")}", []);
        }

        InputFinder.Find(Request("."), "/root", many, Kinds, GlobList.Empty).Items.Length.ShouldBe(10_000);
    }

    private static System.Collections.Immutable.ImmutableArray<Plimsoll.Engine.Kinds.InputKind> Kinds { get; } =
        [new NoteKind("note", "NOTE"), new NoteKind("memo", "MEMO")];

    private static ScanRequest Request(params string[] paths) =>
        new() { ToolVersion = "0.1.0", WorkingDirectory = "/root", Paths = [.. paths] };

    private static ScanRequest Piped(string text, string? name) => Request("-") with
    {
        StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(text)),
        StandardInputName = name,
    };

    private static IEnumerable<string> Paths(Inputs inputs)
    {
        inputs.Errors.ShouldBeEmpty();
        return inputs.Items.Select(static input => input.Path);
    }

    private Inputs Find(params string[] paths) => Find(Request(paths));

    private Inputs Find(ScanRequest request, params string[] exclude) =>
        InputFinder.Find(request, "/root", files, Kinds, GlobList.Parse(exclude, GlobSyntax.GitIgnore));
}

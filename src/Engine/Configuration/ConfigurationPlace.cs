using Plimsoll.Input;
using Plimsoll.Input.Files;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Configuration;

/// <summary>Opens configuration files: below the root like any input, elsewhere only what the command line names.</summary>
internal sealed class ConfigurationPlace(ScanRequest request, string root, IFileSource files, ConfigurationErrors errors)
{
    /// <summary>No configuration is this long.</summary>
    private const long MaximumSize = 1 << 20;

    /// <summary>The configuration of the request, or null when it has none, or none that can be read.</summary>
    internal SourceFile? Find()
    {
        if (request.ConfigFile is { } named)
        {
            return OpenNamed(named);
        }

        // From the working directory up to the root; from the root alone when one was named elsewhere.
        var directory = ScanRoot.Below(root, request.WorkingDirectory, ".") ?? string.Empty;
        while (true)
        {
            var path = RootedPath.Join(directory, ConfigurationLoader.FileName);
            if (files.TypeOf(path) is not EntryType.Missing)
            {
                return Open(files, path, path);
            }

            if (directory.Length == 0)
            {
                return null;
            }

            directory = RootedPath.Parent(directory);
        }
    }

    /// <summary>Opens a file that the command line names; it may stand outside of the root.</summary>
    internal SourceFile? OpenNamed(string typed)
    {
        if (ScanRoot.Below(root, request.WorkingDirectory, typed) is { Length: > 0 } path)
        {
            return Open(files, path, path);
        }

        if (ScanRoot.Full(request.WorkingDirectory, typed) is { } full
            && Path.GetDirectoryName(full) is { } directory)
        {
            return Open(FileSource.Below(directory), Path.GetFileName(full), typed);
        }

        errors.Add($"'{typed}' is no path of a file");
        return null;
    }

    /// <summary>Opens a file that a configuration names, relative to it and below the root.</summary>
    internal SourceFile? OpenBeside(SourceFile configuration, string written)
    {
        if (RootedPath.Resolve(RootedPath.Parent(configuration.Path), written) is { Length: > 0 } path)
        {
            return Open(files, path, path);
        }

        errors.Add($"{configuration.Path}: '{written}' is not below the root of the scan");
        return null;
    }

    private SourceFile? Open(IFileSource source, string path, string shown)
    {
        // A configuration may be a link to one elsewhere below the same directory.
        var read = TextReading.Read(source, LinkTarget.Follow(source, path) ?? path, MaximumSize);
        foreach (var problem in read.Problems)
        {
            errors.Add($"{shown}: {problem.Message}");
        }

        return read is { File: { } file, Problems.IsEmpty: true }
            ? new SourceFile(shown, file.Text) { HadByteOrderMark = file.HadByteOrderMark }
            : null;
    }
}

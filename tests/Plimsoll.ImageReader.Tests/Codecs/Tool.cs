using System.ComponentModel;
using System.Diagnostics;

namespace Plimsoll.ImageReader.Tests.Codecs;

/// <summary>Compressors that .NET lacks, from the command line. Without one its tests are skipped, but fail in CI.</summary>
internal static class Tool
{
    /// <summary>What a command writes when it gets these bytes.</summary>
    public static byte[] Run(string command, string arguments, byte[] input)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            using Process process = Process.Start(start)!;
            var feeding = Task.Run(() =>
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            });
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            feeding.Wait();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.ToArray();
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"{command} is not installed");
            throw;
        }
    }
}

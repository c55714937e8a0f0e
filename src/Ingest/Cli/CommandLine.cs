using System.CommandLine;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Cli;

/// <summary>Parses and runs one command line and turns what goes wrong into an exit code with one clear message.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var exit = await InvokeAsync(args, terminal, cancellationToken);
            await terminal.Out.FlushAsync(CancellationToken.None);
            return exit;
        }
        catch (OutputFailedException exception)
        {
            await terminal.Error.WriteLineAsync("ingest: " + exception.Message);
            return ExitCode.Problems;
        }
    }

    private static async Task<int> InvokeAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var parsed = Verbs.Root(terminal).Parse(args);
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (parsed.Errors.Count > 0 || WrongCall.Mistyped(parsed).Any())
        {
            foreach (var problem in WrongCall.Problems(parsed))
            {
                await terminal.Error.WriteLineAsync("ingest: " + problem);
            }

            await terminal.Error.WriteLineAsync("ingest: 'ingest --help' lists the verbs, 'ingest VERB --help' their options");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("ingest: cancelled");
            return ExitCode.Cancelled;
        }
        catch (StoreUnavailableException exception)
        {
            await terminal.Error.WriteLineAsync("ingest: " + exception.Message);
            return ExitCode.StoreUnreachable;
        }
        catch (StoreContendedException exception)
        {
            await terminal.Error.WriteLineAsync("ingest: nothing was changed: " + exception.Message);
            return ExitCode.Problems;
        }
        catch (OptionsValidationException exception)
        {
            return await BadSettingsAsync([exception], terminal);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await BadSettingsAsync(exception.InnerExceptions.Cast<OptionsValidationException>(), terminal);
        }
        catch (BadConfigurationException exception)
        {
            foreach (var line in exception.Message.Split('\n'))
            {
                await terminal.Error.WriteLineAsync("ingest: " + line);
            }

            return ExitCode.BadConfiguration;
        }
        catch (Exception exception) when (exception is not OutputFailedException)
        {
            await terminal.Error.WriteLineAsync($"ingest: this is a fault of the program, please report it: {exception}");
            return ExitCode.Problems;
        }
    }

    private static async Task<int> BadSettingsAsync(IEnumerable<OptionsValidationException> exceptions, Terminal terminal)
    {
        foreach (var failure in exceptions.SelectMany(exception => exception.Failures))
        {
            await terminal.Error.WriteLineAsync("ingest: bad setting: " + failure);
        }

        return ExitCode.BadConfiguration;
    }
}

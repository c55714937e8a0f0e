using System.CommandLine;
using System.Net;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Operator;

namespace Ingest.Cli;

/// <summary>What the verbs share that order something about sources: the running daemon carries it out; without one it is written into the store, where daemons look for it.</summary>
internal sealed class OrderSender
{
    private readonly Argument<string[]> _sources;
    private readonly Option<string?> _url = Flags.Url();
    private readonly Option<string?> _folder = Flags.Sources();
    private readonly Option<string?> _store = Flags.Store();
    private readonly Option<string?> _config = Flags.Config();
    private readonly Option<bool> _json = Flags.Json();

    private OrderSender()
    {
        _sources = new Argument<string[]>("SOURCE") { Description = "Ids of sources.", Arity = ArgumentArity.OneOrMore }.CompletingSources(_folder);
        _folder.Description = "Without a daemon, to know a source that has not run yet: " + _folder.Description;
        _store.Description = "Write it into this store, and ask no daemon. " + _store.Description;
    }

    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="order">The order about a source.</param>
    /// <param name="options">Options of the verb's own.</param>
    public static Command Create(string name, string description, Terminal terminal, Func<ParseResult, SourceId, SourceOrder> order, params IEnumerable<Option> options)
    {
        var sender = new OrderSender();
        var command = new Command(name, description) { sender._sources };
        foreach (var option in options.Concat([sender._url, sender._folder, sender._store, sender._config, sender._json]))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => sender.SendAsync(
            [.. parsed.GetRequiredValue(sender._sources).Distinct().Select(id => order(parsed, new SourceId(id)))], name, parsed, terminal, cancellationToken));
        return command;
    }

    private async Task<int> SendAsync(IReadOnlyList<SourceOrder> orders, string verb, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(parsed.GetValue(_config), new Dictionary<string, string?>
        {
            ["Daemon:Listen"] = parsed.GetValue(_url),
            [Settings.SourcesFolder] = parsed.GetValue(_folder),
            [Settings.StoreConnection] = parsed.GetValue(_store),
        });
        var (sent, allDone) = (0, true);
        for (; parsed.GetValue(_store) is null && sent < orders.Count; sent++)
        {
            var order = orders[sent];
            var (answer, problem) = await DaemonClient.PostAsync<OrderResult>(
                settings, OrderEndpoint.PathOf(order), verb, (status, result) => IsAnswer(order, status, result), cancellationToken);
            // Who names a daemon may mean another store than that of the settings here.
            if (answer is null && problem is null && parsed.GetValue(_url) is null)
            {
                await terminal.Error.WriteLineAsync($"ingest: no daemon answers at {DaemonClient.Listen(settings)}; it is written into the store, where every daemon that shares it looks for orders every while (Daemon:OrdersEvery)");
                break;
            }

            if (answer is null)
            {
                await terminal.Error.WriteLineAsync($"ingest: source {order.Source}: {problem ?? $"no daemon answers at {DaemonClient.Listen(settings)}; without --url, or with --store, it is written into the store"}");
                return ExitCode.Problems;
            }

            allDone &= Tell(answer, parsed, terminal);
        }

        allDone &= await WriteAsync([.. orders.Skip(sent)], settings, parsed, terminal, cancellationToken);
        return allDone ? ExitCode.Ok : ExitCode.Problems;
    }

    private static bool IsAnswer(SourceOrder order, HttpStatusCode status, OrderResult result) =>
        status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Conflict && result.Source == order.Source && result.Words is not null;

    /// <summary>What is written for daemons that may be there says when it is taken up.</summary>
    private static OrderResult Left(OrderResult result, OrderKind kind) => kind == OrderKind.RunNow && result.Done
        ? result with { Words = $"{result.Words}, by the order that is left in the store: a daemon takes it up when it looks there next (Daemon:OrdersEvery), and 'ingest run --once --source {result.Source}' reads it without one" }
        : result;

    /// <summary>True when all were carried out.</summary>
    private async Task<bool> WriteAsync(
        IReadOnlyList<SourceOrder> orders, IConfiguration settings, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
        {
            return true;
        }

        await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
        var set = SourceFolder.Known(settings[Settings.SourcesFolder]!, parsed.GetValue(_folder) is not null);
        var allDone = true;
        foreach (var order in orders)
        {
            var isKnown = set.Find(order.Source) is not null || await session.Store.Sources.FindAsync(order.Source, cancellationToken) is not null;
            allDone &= Tell(isKnown ? Left(await session.Get<SourceOrders>().CarryOutAsync(order, set.Find(order.Source), cancellationToken), order.Kind) : OrderResult.Unknown(order.Source), parsed, terminal);
        }

        return allDone;
    }

    /// <summary>At once, so that it is told when the next one fails; true when the order was carried out.</summary>
    private bool Tell(OrderResult result, ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_json))
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(result, StoryJson.Options));
        }
        else
        {
            (result.Done ? terminal.Out : terminal.Error).WriteLine(SummaryPrinter.Plain($"{(result.Done ? string.Empty : "ingest: ")}source {result.Source} {result.Words}"));
        }

        return result.Done;
    }
}

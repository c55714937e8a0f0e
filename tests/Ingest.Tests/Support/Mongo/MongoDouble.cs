using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>
/// A stand-in for one MongoDB 6.0 server on loopback, spoken to in the wire protocol: a replica set of one, or a standalone. Strict: what
/// it does not implement is an error and is kept in <see cref="Refusals"/>. Its data survive <see cref="GoAwayAsync"/>.
/// </summary>
internal sealed class MongoDouble : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Met)> _awaited = [];
    private readonly Databases _databases;
    private TcpListener? _listener;
    private readonly TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource _stop = new();
    private Task _accepting = Task.CompletedTask;

    private MongoDouble(bool replicaSet, TimeProvider time)
    {
        Time = time;
        IsReplicaSet = replicaSet;
        _databases = new Databases(this);
    }

    public TimeProvider Time { get; }

    public bool IsReplicaSet { get; }

    public int Port { get; private set; }

    public string ConnectionString => $"mongodb://127.0.0.1:{Port}/ingest";

    /// <summary>
    /// The privileges of whoever connects, as a role lists them; null for a server without authorization. Logging in is not played: the
    /// server takes every client for the user <see cref="Privileges.User"/>.
    /// </summary>
    public Privileges? Privileges { get; set; }

    /// <summary>What was asked for and is not implemented; a test of the back end ends by seeing that it is empty.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>Every command since the start, as it came.</summary>
    public ConcurrentQueue<BsonDocument> Commands { get; } = new();

    /// <summary>Compressors by which messages came.</summary>
    public ConcurrentDictionary<Compression, int> Compressed { get; } = new();

    public static MongoDouble Start(bool replicaSet = true, TimeProvider? time = null)
    {
        var server = new MongoDouble(replicaSet, time ?? TimeProvider.System);
        server.ComeBack();
        return server;
    }

    /// <summary>Listens on the port it had before, if any.</summary>
    public void ComeBack()
    {
        _stop = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener, _stop.Token);
    }

    /// <summary>Closes every connection and refuses new ones.</summary>
    public async Task GoAwayAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener!.Stop();
        foreach (var client in _clients.Keys)
        {
            client.Dispose();
        }
    }

    /// <summary>Meets the next <paramref name="times"/> commands of this name (and collection) with a fault.</summary>
    public void Fail(string command, Fault.Kind kind, int times = 1, string? collection = null, int code = 0)
    {
        lock (_gate)
        {
            _faults.Add(new Fault(command, collection, kind, code, times));
        }
    }

    /// <summary>Lets slow answers go, those to come too.</summary>
    public void Hurry() => _hurry.TrySetResult();

    /// <summary>Ends when the condition holds after a command; it is looked at after each.</summary>
    public Task WhenAsync(Func<bool> condition)
    {
        lock (_gate)
        {
            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((condition, met));
            return condition() ? Task.CompletedTask : met.Task;
        }
    }

    /// <summary>The documents of a collection of the database <c>ingest</c>.</summary>
    public IReadOnlyList<BsonDocument> Documents(string collection)
    {
        lock (_gate)
        {
            return [.. _databases.Collection("ingest", collection).Documents.Select(document => document.DeepClone().AsBsonDocument)];
        }
    }

    /// <summary>Writes a document past validators and indexes, as an older program might have left it.</summary>
    public void Put(string collection, BsonDocument document)
    {
        lock (_gate)
        {
            _databases.Collection("ingest", collection).Documents.Add(document);
        }
    }

    /// <summary>Writes a document past validators and indexes in place of the one with its <c>_id</c>.</summary>
    public void Replace(string collection, BsonDocument document)
    {
        lock (_gate)
        {
            var documents = _databases.Collection("ingest", collection).Documents;
            documents[documents.FindIndex(other => other["_id"] == document["_id"])] = document;
        }
    }

    /// <summary>Does what the TTL thread of a server does once a minute.</summary>
    public void Expire(DateTimeOffset now)
    {
        lock (_gate)
        {
            _databases.Expire(now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await GoAwayAsync();
        _stop.Dispose();
    }

    internal Task HurriedAsync() => _hurry.Task.WaitAsync(_stop.Token);

    internal void Remember(Compression compression) => Compressed.AddOrUpdate(compression, 1, (_, count) => count + 1);

    /// <summary>The answer, and the fault that it meets on its way; null for an answer that is never sent.</summary>
    internal (BsonDocument? Answer, Fault? Fault) Answer(BsonDocument command)
    {
        lock (_gate)
        {
            var name = command.GetElement(0).Name;
            Commands.Enqueue(command);
            var fault = TakeFault(name, command.GetElement(0).Value);
            if (fault is { What: Fault.Kind.Overtaken, Collection: { } overtaken })
            {
                _databases.Collection("ingest", overtaken).Documents.ForEach(document => document["version"] = document["version"].AsInt32 + 1);
            }

            var answer = fault?.What switch
            {
                Fault.Kind.CloseBefore => (null, fault),
                Fault.Kind.Error => (Fault.ErrorAnswer(fault.Code, command.Contains("txnNumber")), fault),
                Fault.Kind.WriteConcernError => (_databases.Run(name, command).Merge(Fault.ConcernAnswer(fault.Code)), fault),
                _ => (_databases.Run(name, command), fault),
            };
            foreach (var awaited in _awaited.Where(awaited => awaited.Condition()).ToList())
            {
                awaited.Met.SetResult();
                _awaited.Remove(awaited);
            }

            return answer;
        }
    }

    private Fault? TakeFault(string command, BsonValue target)
    {
        var index = _faults.FindIndex(fault => fault.Command == command && (fault.Collection is null || (target.IsString && target.AsString == fault.Collection)));
        if (index < 0)
        {
            return null;
        }

        var fault = _faults[index];
        if (fault.Times <= 1)
        {
            _faults.RemoveAt(index);
        }
        else
        {
            _faults[index] = fault with { Times = fault.Times - 1 };
        }

        return fault;
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop);
                _clients[client] = true;
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Away.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                client.NoDelay = true;
                await new WireConnection(client.GetStream(), this).ServeAsync();
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client hung up, or the server went away.
        }
        finally
        {
            _clients.TryRemove(client, out _);
        }
    }
}

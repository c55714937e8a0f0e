using System.Buffers.Binary;
using System.IO.Compression;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace Ingest.Tests.Support.Mongo;

/// <summary>One connection: OP_MSG, OP_COMPRESSED around it, and OP_QUERY for the first greeting (MongoDB manual, "Wire Protocol").</summary>
internal sealed class WireConnection(Stream stream, MongoDouble server)
{
    private const int OpReply = 1;
    private const int OpQuery = 2004;
    private const int OpCompressed = 2012;
    private const int OpMsg = 2013;
    private const int HeaderSize = 16;
    private const int MoreToCome = 2;
    private const int ChecksumPresent = 1;

    private int _answers;

    public async Task ServeAsync()
    {
        while (await ReadAsync(HeaderSize) is { } header)
        {
            var (length, request, code) = (Int(header, 0), Int(header, 4), Int(header, 12));
            var body = await ReadAsync(length - HeaderSize) ?? throw new IOException("the client hung up in a message");
            var compression = Compression.None;
            if (code == OpCompressed)
            {
                (code, compression) = (Int(body, 0), (Compression)body[8]);
                body = Unpack(body.AsSpan(9), Int(body, 4), compression);
                server.Remember(compression);
            }

            var command = code == OpQuery ? ReadQuery(body) : code == OpMsg ? ReadMessage(body) : throw new IOException($"opcode {code} is not played");
            var (answer, fault) = server.Answer(command);
            if (answer is null || fault?.What == Fault.Kind.CloseAfter)
            {
                return;
            }

            if (fault?.What == Fault.Kind.Slow)
            {
                await server.HurriedAsync();
            }

            if (code == OpMsg && (Int(body, 0) & MoreToCome) != 0)
            {
                continue;
            }

            var bytes = code == OpQuery ? WriteReply(answer, request) : WriteMessage(answer, request, compression);
            if (fault?.What == Fault.Kind.CloseInAnswer)
            {
                await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                return;
            }

            await stream.WriteAsync(bytes);
        }
    }

    private static BsonDocument ReadQuery(byte[] body)
    {
        var at = 4;
        while (body[at] != 0)
        {
            at++;
        }

        var command = Document(body, at + 9, out _);
        return command.Contains("$db") ? command : command.Add("$db", "admin");
    }

    /// <summary>A body section, and sections of documents that stand for one of its fields.</summary>
    private static BsonDocument ReadMessage(byte[] body)
    {
        var end = body.Length - ((Int(body, 0) & ChecksumPresent) != 0 ? 4 : 0);
        var command = new BsonDocument();
        var lists = new BsonDocument();
        for (var at = 4; at < end;)
        {
            if (body[at++] == 0)
            {
                command = Document(body, at, out var size);
                at += size;
                continue;
            }

            var stop = at + Int(body, at);
            at += 4;
            var name = at;
            while (body[at] != 0)
            {
                at++;
            }

            var list = new BsonArray();
            lists[System.Text.Encoding.UTF8.GetString(body, name, at++ - name)] = list;
            while (at < stop)
            {
                list.Add(Document(body, at, out var size));
                at += size;
            }
        }

        return command.Merge(lists);
    }

    private byte[] WriteMessage(BsonDocument answer, int request, Compression compression)
    {
        var document = answer.ToBson();
        var body = new byte[5 + document.Length];
        document.CopyTo(body, 5);
        if (compression == Compression.None)
        {
            return WithHeader(body, OpMsg, request);
        }

        var packed = Pack(body, compression);
        var wrapped = new byte[9 + packed.Length];
        BinaryPrimitives.WriteInt32LittleEndian(wrapped, OpMsg);
        BinaryPrimitives.WriteInt32LittleEndian(wrapped.AsSpan(4), body.Length);
        wrapped[8] = (byte)compression;
        packed.CopyTo(wrapped, 9);
        return WithHeader(wrapped, OpCompressed, request);
    }

    private byte[] WriteReply(BsonDocument answer, int request)
    {
        var document = answer.ToBson();
        var body = new byte[20 + document.Length];
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(16), 1);
        document.CopyTo(body, 20);
        return WithHeader(body, OpReply, request);
    }

    private byte[] WithHeader(byte[] body, int code, int request)
    {
        var message = new byte[HeaderSize + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), ++_answers);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(8), request);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), code);
        body.CopyTo(message, HeaderSize);
        return message;
    }

    private static byte[] Unpack(ReadOnlySpan<byte> packed, int size, Compression compression)
    {
        if (compression == Compression.Zstd)
        {
            using var zstd = new ZstdSharp.Decompressor();
            return zstd.Unwrap(packed).ToArray();
        }

        using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var bytes = new byte[size];
        zlib.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Pack(byte[] bytes, Compression compression)
    {
        if (compression == Compression.Zstd)
        {
            using var zstd = new ZstdSharp.Compressor();
            return zstd.Wrap(bytes).ToArray();
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static BsonDocument Document(byte[] bytes, int at, out int size)
    {
        size = Int(bytes, at);
        using var reader = new BsonBinaryReader(new MemoryStream(bytes, at, size));
        return BsonDocumentSerializer.Instance.Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private async Task<byte[]?> ReadAsync(int count)
    {
        var bytes = new byte[count];
        return await stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false) == count ? bytes : null;
    }
}

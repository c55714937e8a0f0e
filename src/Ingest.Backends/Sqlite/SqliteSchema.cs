namespace Ingest.Backends.Sqlite;

/// <summary>The schema as ordered steps; <c>PRAGMA user_version</c> says how many have been taken. Steps are never edited, only added; <c>guid_hash</c> is <see cref="Core.Storage.PlaceKey.HashOf"/>.</summary>
internal static class SqliteSchema
{
    /// <summary>Function of SQL by which a step works out the search tokens of a title and a JSON array of paragraphs.</summary>
    public const string SearchTokens = "search_tokens_of";

    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE stories (id TEXT PRIMARY KEY, updated INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX stories_updated ON stories (updated);
        CREATE TABLE story_sources (source TEXT NOT NULL, story TEXT NOT NULL, PRIMARY KEY (source, story)) WITHOUT ROWID;
        CREATE TABLE story_urls (key TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE story_guids (source TEXT NOT NULL, guid TEXT NOT NULL, story TEXT NOT NULL, PRIMARY KEY (source, guid)) WITHOUT ROWID;
        CREATE TABLE revisions (story TEXT NOT NULL, number INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (story, number)) WITHOUT ROWID;

        CREATE TABLE fingerprints (
            number INTEGER PRIMARY KEY, story TEXT NOT NULL UNIQUE, source TEXT NOT NULL, title TEXT NOT NULL, at INTEGER NOT NULL,
            exact INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX fingerprints_exact ON fingerprints (exact, at);
        CREATE INDEX fingerprints_at ON fingerprints (at);
        CREATE TABLE fingerprint_keys (key INTEGER NOT NULL, at INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, at, number)) WITHOUT ROWID;

        CREATE TABLE links (
            key TEXT PRIMARY KEY, source TEXT NOT NULL, state TEXT NOT NULL, story TEXT, guid TEXT, next_try INTEGER, first_seen INTEGER NOT NULL,
            last_seen INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX links_due ON links (source, next_try) WHERE next_try IS NOT NULL;
        CREATE INDEX links_guid ON links (source, guid);
        CREATE INDEX links_state ON links (source, state);

        CREATE TABLE pages (
            key TEXT PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL, charset TEXT NOT NULL,
            fetched_at INTEGER NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX pages_fetched ON pages (fetched_at);
        CREATE TABLE sources (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE hosts (host TEXT PRIMARY KEY, next_allowed_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE runs (number INTEGER PRIMARY KEY, source TEXT NOT NULL, started_at INTEGER NOT NULL, doc TEXT NOT NULL);
        CREATE INDEX runs_source ON runs (source, started_at);
        CREATE INDEX runs_started ON runs (started_at);
        CREATE TABLE quarantine (key TEXT PRIMARY KEY, source TEXT NOT NULL, at INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX quarantine_source ON quarantine (source, at);
        CREATE INDEX quarantine_at ON quarantine (at);
        """,
        """
        ALTER TABLE fingerprints ADD COLUMN stored_at INTEGER NOT NULL DEFAULT 0;
        UPDATE fingerprints SET stored_at = at;
        CREATE INDEX fingerprints_stored ON fingerprints (stored_at);
        DROP INDEX fingerprints_at;
        """,
        """
        CREATE TABLE leases (key TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL, fence INTEGER NOT NULL) WITHOUT ROWID;
        """,

        // Search: triggers keep the words in step with whatever writes stories. The tokenizer takes a folded word as it is.
        $"""
        UPDATE stories SET doc = json_set(doc, '$.search_tokens', json({SearchTokens}(doc ->> '$.title', doc -> '$.body')));
        CREATE TABLE story_numbers (number INTEGER PRIMARY KEY, story TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE story_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '.'");
        INSERT INTO story_numbers (story) SELECT id FROM stories ORDER BY id;
        INSERT INTO story_words (rowid, words)
            SELECT n.number, (SELECT group_concat(value, ' ') FROM json_each(s.doc, '$.search_tokens')) FROM story_numbers n JOIN stories s ON s.id = n.story;
        CREATE TRIGGER stories_inserted AFTER INSERT ON stories BEGIN
            INSERT INTO story_numbers (story) SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM story_numbers WHERE story = new.id);
            DELETE FROM story_words WHERE rowid = (SELECT number FROM story_numbers WHERE story = new.id);
            INSERT INTO story_words (rowid, words)
                SELECT number, (SELECT group_concat(value, ' ') FROM json_each(new.doc, '$.search_tokens')) FROM story_numbers WHERE story = new.id;
        END;
        CREATE TRIGGER stories_updated AFTER UPDATE OF doc ON stories WHEN old.doc -> '$.search_tokens' IS NOT new.doc -> '$.search_tokens' BEGIN
            DELETE FROM story_words WHERE rowid = (SELECT number FROM story_numbers WHERE story = new.id);
            INSERT INTO story_words (rowid, words)
                SELECT number, (SELECT group_concat(value, ' ') FROM json_each(new.doc, '$.search_tokens')) FROM story_numbers WHERE story = new.id;
        END;
        CREATE TRIGGER stories_deleted AFTER DELETE ON stories BEGIN
            DELETE FROM story_words WHERE rowid = (SELECT number FROM story_numbers WHERE story = old.id);
            DELETE FROM story_numbers WHERE story = old.id;
        END;
        """,
        """
        UPDATE story_guids SET guid = guid_hash(guid);
        CREATE TABLE meta (key TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
        """,
        """
        CREATE TABLE corrections (one TEXT NOT NULL, other TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
        CREATE INDEX corrections_other ON corrections (other);
        """,

        // The keys are by far the largest part of the index: they carry the hour, three bytes, instead of the millisecond.
        """
        CREATE TABLE fingerprint_hours (key INTEGER NOT NULL, hour INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, hour, number)) WITHOUT ROWID;
        INSERT INTO fingerprint_hours SELECT key, at / 3600000, number FROM fingerprint_keys ORDER BY key, at, number;
        DROP TABLE fingerprint_keys;
        ALTER TABLE fingerprint_hours RENAME TO fingerprint_keys;
        DROP INDEX fingerprints_exact;
        CREATE INDEX fingerprints_exact ON fingerprints (exact);
        """,
        """
        CREATE TABLE source_files (key TEXT PRIMARY KEY, folder TEXT NOT NULL, file TEXT NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX source_files_folder ON source_files (folder, file);
        """,
        """
        CREATE INDEX links_story ON links (story) WHERE story IS NOT NULL;
        """,
    ];
}

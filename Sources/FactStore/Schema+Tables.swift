extension Schema {
  static let userTableNames: Set<String> = [
    "meta", "awaitingRepositories", "repositoryDatabases", "catalogues", "snapshots", "productionQueries",
    "productionTexts", "statistics",
  ]

  /// Version 1 of what is the user's. A database without a name is the empty string, times are seconds since 1970.
  static let userTables = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
    -- Repositories whose facts were dropped because an older version wrote them.
    CREATE TABLE awaitingRepositories (name TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE repositoryDatabases (
      repository TEXT NOT NULL, databaseName TEXT NOT NULL, PRIMARY KEY (repository, databaseName)
    ) WITHOUT ROWID;
    CREATE TABLE catalogues (databaseName TEXT PRIMARY KEY, catalogue BLOB NOT NULL);
    CREATE TABLE snapshots (
      id INTEGER PRIMARY KEY, source TEXT NOT NULL, capturedAt INTEGER NOT NULL, rowCount INTEGER NOT NULL,
      UNIQUE (source, capturedAt)
    );
    -- calls, totalTime and rowCount are those of the source's newest snapshot, lastSeen is of all that are held.
    CREATE TABLE productionQueries (
      id INTEGER PRIMARY KEY, source TEXT NOT NULL, databaseName TEXT NOT NULL, queryID INTEGER, textHash INTEGER,
      isTopLevel INTEGER NOT NULL, statement INTEGER, calls INTEGER NOT NULL DEFAULT 0,
      totalTime REAL NOT NULL DEFAULT 0, rowCount INTEGER NOT NULL DEFAULT 0, lastSeen INTEGER
    );
    CREATE UNIQUE INDEX productionQueriesByKey ON productionQueries (
      source, databaseName, coalesce(queryID, textHash), queryID IS NULL
    );
    CREATE INDEX productionQueriesByID ON productionQueries (queryID);
    CREATE INDEX productionQueriesByStatement ON productionQueries (statement);
    CREATE TABLE productionTexts (
      query INTEGER NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (query, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE statistics (
      snapshot INTEGER NOT NULL, query INTEGER NOT NULL, calls INTEGER NOT NULL, totalTime REAL NOT NULL,
      rowCount INTEGER NOT NULL, PRIMARY KEY (snapshot, query)
    ) WITHOUT ROWID;
    """

  /// Facts of code. Ranges are UTF-8 byte offsets with the lines they stand on, 1-based.
  static let codeTables = """
    CREATE TABLE repositories (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    -- sequence counts the runs; the highest of a repository is its newest revision.
    CREATE TABLE revisions (
      id INTEGER PRIMARY KEY, repository INTEGER NOT NULL, commitID TEXT, origin TEXT NOT NULL,
      indexedAt INTEGER NOT NULL, recipe INTEGER, sequence INTEGER NOT NULL, UNIQUE (repository, sequence)
    );
    CREATE VIEW newestRevisions AS
      SELECT id, repository FROM revisions AS one WHERE sequence =
        (SELECT max(sequence) FROM revisions AS other WHERE other.repository = one.repository);
    CREATE TABLE files (
      revision INTEGER NOT NULL, path TEXT NOT NULL, blob TEXT NOT NULL, language TEXT, unreadLanguage TEXT,
      kind TEXT NOT NULL, isModified INTEGER NOT NULL, PRIMARY KEY (revision, path)
    ) WITHOUT ROWID;
    CREATE TABLE skips (
      revision INTEGER NOT NULL, rule TEXT NOT NULL, fileCount INTEGER NOT NULL, PRIMARY KEY (revision, rule)
    ) WITHOUT ROWID;
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY, revision INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, path TEXT,
      startByte INTEGER, endByte INTEGER, line INTEGER, columnNumber INTEGER, message TEXT NOT NULL
    );
    CREATE INDEX findingsByRevision ON findings (revision);

    CREATE TABLE scans (
      blob TEXT PRIMARY KEY, digest INTEGER NOT NULL, skippedBy TEXT, isCandidate INTEGER NOT NULL, names BLOB NOT NULL,
      mentions BLOB NOT NULL, builderCalls BLOB NOT NULL
    ) WITHOUT ROWID;
    -- The names that stand in a file, with their lines.
    CREATE TABLE mentions (blob TEXT PRIMARY KEY, names BLOB NOT NULL);
    CREATE TABLE extractions (
      id INTEGER PRIMARY KEY, blob TEXT NOT NULL, language TEXT NOT NULL, digest INTEGER NOT NULL, program BLOB NOT NULL,
      UNIQUE (blob, language)
    );
    CREATE TABLE extractionFindings (
      id INTEGER PRIMARY KEY, extraction INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, path TEXT,
      startByte INTEGER, endByte INTEGER, line INTEGER, columnNumber INTEGER, message TEXT NOT NULL
    );
    CREATE INDEX extractionFindingsByExtraction ON extractionFindings (extraction);

    -- isOpen: it sends statements that are not known as a whole.
    CREATE TABLE sites (
      id INTEGER PRIMARY KEY, siteID INTEGER NOT NULL, revision INTEGER NOT NULL, path TEXT NOT NULL,
      startByte INTEGER NOT NULL, endByte INTEGER NOT NULL, firstLine INTEGER NOT NULL, lastLine INTEGER NOT NULL,
      function TEXT NOT NULL, kind TEXT NOT NULL, isOpen INTEGER NOT NULL
    );
    -- What only those need of a site who show it or match with it.
    CREATE TABLE siteTexts (
      site INTEGER PRIMARY KEY, sink TEXT, evidence REAL NOT NULL, annotation TEXT, template BLOB NOT NULL,
      templateText TEXT NOT NULL, excerptLine INTEGER, excerpt TEXT
    );
    CREATE INDEX sitesByID ON sites (siteID);
    CREATE INDEX sitesByPath ON sites (revision, path);
    CREATE INDEX sitesByFunction ON sites (function);
    -- path is NULL where it is the site's own.
    CREATE TABLE textRanges (
      site INTEGER NOT NULL, ordinal INTEGER NOT NULL, path TEXT, startByte INTEGER NOT NULL, endByte INTEGER NOT NULL,
      firstLine INTEGER NOT NULL, lastLine INTEGER NOT NULL, PRIMARY KEY (site, ordinal)
    ) WITHOUT ROWID;

    -- The calls from a site's own down to the one that sends its text, in that order.
    CREATE TABLE viaSteps (
      site INTEGER NOT NULL, ordinal INTEGER NOT NULL, path TEXT NOT NULL, startByte INTEGER NOT NULL,
      endByte INTEGER NOT NULL, firstLine INTEGER NOT NULL, lastLine INTEGER NOT NULL, function TEXT NOT NULL,
      call TEXT NOT NULL, PRIMARY KEY (site, ordinal)
    ) WITHOUT ROWID;

    CREATE TABLE builderUses (
      revision INTEGER NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, calls INTEGER NOT NULL,
      files INTEGER NOT NULL, PRIMARY KEY (revision, name, language)
    ) WITHOUT ROWID;

    -- What these take columns for by their names alone; pattern is a column, or a table and a column, with `*` at one end.
    CREATE TABLE namingConventions (
      revision INTEGER NOT NULL, library TEXT NOT NULL, pattern TEXT NOT NULL, purpose TEXT NOT NULL,
      PRIMARY KEY (revision, library, pattern)
    ) WITHOUT ROWID;

    -- Functions that lead to sites, upward, by position among those of their revision; function is empty outside of functions.
    CREATE TABLE callables (
      revision INTEGER NOT NULL, position INTEGER NOT NULL, path TEXT NOT NULL, startByte INTEGER NOT NULL,
      endByte INTEGER NOT NULL, firstLine INTEGER NOT NULL, lastLine INTEGER NOT NULL, function TEXT NOT NULL,
      kind TEXT NOT NULL, namesakes INTEGER NOT NULL, unclearCalls INTEGER NOT NULL, unreadFiles INTEGER NOT NULL,
      PRIMARY KEY (revision, position)
    ) WITHOUT ROWID;
    CREATE INDEX callablesByPath ON callables (revision, path);
    CREATE TABLE entryPoints (
      revision INTEGER NOT NULL, callable INTEGER NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
      label TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (revision, callable, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE functionCalls (
      revision INTEGER NOT NULL, callee INTEGER NOT NULL, caller INTEGER NOT NULL, line INTEGER NOT NULL,
      certainty TEXT NOT NULL, PRIMARY KEY (revision, callee, caller, line, certainty)
    ) WITHOUT ROWID;

    -- Each distinct statement once, whoever sends it. identity is a hash of all its facts.
    CREATE TABLE statements (
      id INTEGER PRIMARY KEY, identity INTEGER NOT NULL UNIQUE, text TEXT NOT NULL, kind TEXT NOT NULL,
      fingerprint INTEGER, libraryMajor INTEGER, canonicalForm INTEGER
    );
    CREATE INDEX statementsByFingerprint ON statements (fingerprint);
    CREATE INDEX statementsByCanonicalForm ON statements (canonicalForm) WHERE canonicalForm IS NOT NULL;
    CREATE TABLE statementTables (
      statement INTEGER NOT NULL, ordinal INTEGER NOT NULL, schemaName TEXT, tableName TEXT NOT NULL,
      access TEXT NOT NULL, PRIMARY KEY (statement, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX statementTablesByName ON statementTables (tableName);
    CREATE TABLE statementColumns (
      statement INTEGER NOT NULL, ordinal INTEGER NOT NULL, schemaName TEXT, tableName TEXT NOT NULL,
      columnName TEXT NOT NULL, role TEXT NOT NULL, certainty TEXT NOT NULL, offset INTEGER,
      PRIMARY KEY (statement, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX statementColumnsByName ON statementColumns (tableName, columnName);
    -- lines tells on which lines of the source the statement's text is written, as StatementLines encodes it.
    CREATE TABLE siteStatements (
      site INTEGER NOT NULL, ordinal INTEGER NOT NULL, statement INTEGER NOT NULL, lines BLOB NOT NULL,
      PRIMARY KEY (site, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX siteStatementsByStatement ON siteStatements (statement);
    CREATE TABLE matches (
      query INTEGER NOT NULL, ordinal INTEGER NOT NULL, siteID INTEGER NOT NULL, tier TEXT NOT NULL,
      confidence REAL NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (query, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX matchesBySite ON matches (siteID);
    -- The words that a text must have to match a site's template, filed under the rarest, which is 0 where there is none.
    CREATE TABLE templateWords (
      word INTEGER NOT NULL, siteID INTEGER NOT NULL, ordinal INTEGER NOT NULL, others BLOB NOT NULL,
      PRIMARY KEY (word, siteID, ordinal)
    ) WITHOUT ROWID;
    -- Of matches at places where no site is known: a comment of the query names them.
    CREATE TABLE matchPlaces (
      query INTEGER NOT NULL, ordinal INTEGER NOT NULL, repository TEXT NOT NULL, path TEXT NOT NULL,
      firstLine INTEGER NOT NULL, lastLine INTEGER NOT NULL, function TEXT NOT NULL, kind TEXT NOT NULL,
      PRIMARY KEY (query, ordinal)
    ) WITHOUT ROWID;
    """
}

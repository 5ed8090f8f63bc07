internal import AnswerText

/// A job that people come with again and again, written down for an assistant.
struct Prompt: Sendable {
  struct Argument: Sendable {
    var name: String
    var description: String
  }

  var name: String
  var title: String
  var description: String
  /// All of them are needed.
  var arguments: [Argument]
  /// What to do; `{name}` stands for an argument.
  var text: String

  var json: JSON {
    .object([
      ("name", .string(name)), ("title", .string(title)), ("description", .string(description)),
      (
        "arguments",
        .array(
          arguments.map {
            .object([
              ("name", .string($0.name)), ("description", .string($0.description)), ("required", .bool(true)),
            ])
          })
      ),
    ])
  }

  static let all = [
    Prompt(
      name: "investigate_slow_query", title: "Investigate a slow query",
      description: "From a query of production to the code that sends it and what can be done.",
      arguments: [Argument(name: "query", description: "SQL, fingerprint or queryid")],
      text: """
        This query is slow in production: {query}

        1. Call find_query with it and detail "evidence". Open the sites in order of confidence, and say which one sends it \
        and why you believe so; a confidence below 0.8 is a candidate and no more.
        2. Read how the code comes there: callers, loops around the call, the parameters that it fills in. Many calls of a \
        fast query are a question to the code, few calls of a slow one to the database.
        3. Compare the columns it filters and joins by with the indexes that are listed, whose keys are in their order, and \
        look at the other queries on the same tables.
        4. Propose the smallest change to code or schema, what it might break, and how to measure that it helped. pgxref \
        runs no query and sees no plan: say what should be checked with EXPLAIN.
        """),
    Prompt(
      name: "drop_column", title: "Is it safe to drop this column?",
      description: "Who reads and writes a column, and what has to change before it can go.",
      arguments: [
        Argument(name: "table", description: "[schema.]table"), Argument(name: "column", description: "its name"),
      ],
      text: """
        Can the column {column} of the table {table} be dropped?

        1. Call find_usage with the table and the column. The verdict sums up what is known, doubts say what could change \
        it. Of a column that is read, the first page may do; for a list of all places follow nextCursor to the end with \
        limit 100. Separate places that read it from those that only write it, from uses by `*`, and from tests and migrations.
        2. Read what stands under doubts, queriesWithoutSite, mayAlsoUse, dependents and mentions. Search the repository for \
        the name, too: code that builds its SQL or uses an ORM may write it otherwise.
        3. Call index_status: say how old the index is, which share of production it explains, and which libraries it does \
        not follow. What it does not explain may use the column.
        4. Answer "yes", "no" or "not yet", with the list of places to change, in the order in which to deploy the changes.
        """),
    Prompt(
      name: "introduce_database", title: "Introduce me to this database",
      description: "What the database is used for, by its load and its code.", arguments: [],
      text: """
        Introduce me to this database.

        1. Call index_status: which repositories and servers are known, how much of production is explained, and which \
        tables are used most.
        2. Call top_queries by total time and by calls, and say in one sentence each what the ten costliest queries do and \
        which code sends them. Without statistics, go on with the tables.
        3. Call find_usage with limit 5 for each of the tables used most: what they hold, who writes them, who reads them.
        4. Close with what stands out: columns and tables that are written and never read, queries without known code, \
        hot spots, and what the index does not see.
        """),
  ]
}

import AnswerText
import TestSupport
import Testing

/// What `find_usage` tells of uses that no statement in the code shows.
@Suite struct UsageTests {
  @Test func objectsOfTheDatabaseAndLinesThatNameAColumnAreListed() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "CREATE TABLE users (id int PRIMARY KEY, nickname text);\nCREATE INDEX users_by_nickname ON users (nickname);\n",
      to: "schema.sql")
    try folder.write("def shown(user):\n    return user.nickname\n", to: "code/users.py")
    for arguments in [["schema", "import", "schema.sql"], ["index", "code", "--name", "app"]] {
      let command = try Program.run(arguments, in: folder)
      #expect(command.status == 0, "\(command.errors)")
    }
    let open = [
      ServedLines.call(1, "find_usage", #"{"table":"users","column":"nickname"}"#),
      ServedLines.call(2, "find_usage", #"{"table":"users"}"#),
    ]
    let served = try ServedLines(open, in: folder)
    let answer = served[1]?["result"]?["structuredContent"]
    let index = answer?["dependents"]?.elements?.first
    #expect(index?["title"]?.text == "index users_by_nickname on public.users" && index?["line"]?.whole == 2)
    #expect(answer?["mentions"]?["inCode"]?.whole == 1)
    let line = answer?["mentions"]?["lines"]?.elements?.first
    #expect(line?["file"]?.text == "users.py" && line?["line"]?.whole == 2 && line?["word"]?.text == "nickname")
    #expect(served[2]?["result"]?["structuredContent"]?["dependents"]?.elements?.count == 2)
    // Lines may name anything: under a policy that hides something, none are told.
    try folder.write("hide:\n  columns: [users.secret]\n", to: "policy.yml")
    let limited = try ServedLines(open, options: ["--policy", "policy.yml"], in: folder)
    let limitedAnswer = limited[1]?["result"]?["structuredContent"]
    #expect(limitedAnswer?["dependents"]?.elements?.count == 1 && limitedAnswer?["mentions"] == nil)
  }

  @Test func whatIsKnownInPartIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("CREATE TABLE users (id int PRIMARY KEY, nickname text);\n", to: "schema.sql")
    try folder.write(
      """
      from django.db import models

      def find(cursor, condition):
          cursor.execute("SELECT id FROM users WHERE " + condition)

      def collect(cursor):
          cursor.execute("CREATE TEMP TABLE found (id int)")
          return Order.objects.filter(id=1)
      """, to: "code/users.py")
    for arguments in [["schema", "import", "schema.sql"], ["index", "code", "--name", "app"]] {
      let command = try Program.run(arguments, in: folder)
      #expect(command.status == 0, "\(command.errors)")
    }
    let served = try ServedLines(
      [
        ServedLines.call(1, "find_usage", #"{"table":"users","column":"nickname"}"#),
        ServedLines.call(2, "find_usage", #"{"table":"found"}"#),
      ], in: folder)
    let column = served[1]?["result"]?["structuredContent"]?["restsOn"]
    #expect(column?["dynamicSites"]?.elements?.map(\.text) == ["users.py:4"])
    let mayUse = served[1]?["result"]?["structuredContent"]?["mayAlsoUse"]?.elements
    #expect(mayUse?.count == 1 && mayUse?[0]["line"]?.whole == 4)
    #expect(mayUse?[0]["sends"]?.text == "SELECT id FROM users WHERE {condition}")
    #expect(column?["notFollowed"]?.elements?.map(\.text) == ["Django ORM, about 1 call"])
    #expect(column?["madeByCodeAt"] == nil)
    let table = served[2]?["result"]?["structuredContent"]?["restsOn"]
    #expect(table?["madeByCodeAt"]?.elements?.map(\.text) == ["users.py:7"])
  }

  @Test func howMuchThereIsToReadIsToldAndNamesOnlyCountedWhereStatementsTell() throws {
    let folder = try TemporaryFolder()
    try folder.write("CREATE TABLE users (id int PRIMARY KEY, nickname text);\n", to: "schema.sql")
    try folder.write(
      """
      def call(cursor, user):
          cursor.execute("UPDATE users SET nickname = %s WHERE id = %s", (user.name, user.id))

      def called(cursor, id):
          cursor.execute("SELECT nickname FROM users WHERE id = %s", (id,))

      def shown(user):
          return user.nickname
      """, to: "code/users.py")
    for arguments in [["schema", "import", "schema.sql"], ["index", "code", "--name", "app"]] {
      let command = try Program.run(arguments, in: folder)
      #expect(command.status == 0, "\(command.errors)")
    }
    let question = ServedLines.call(1, "find_usage", #"{"table":"users","column":"nickname","limit":1}"#)
    let answer = try ServedLines([question], in: folder)[1]?["result"]?["structuredContent"]
    #expect(answer?["verdict"]?.text == "written and read")
    #expect(answer?["places"]?["read"]?.whole == 1 && answer?["places"]?["written"]?.whole == 1)
    #expect(answer?["sites"]?.elements?.count == 1)
    #expect(answer?["mentions"]?["inCode"]?.whole == 1 && answer?["mentions"]?["lines"] == nil)
  }

  @Test func applicationCodeComesFirstAndWhatIsNotKnownIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write("CREATE TABLE jobs (id int, state text, name text);\n", to: "schema.sql")
    try folder.write("DELETE FROM jobs WHERE state = 'old';\n", to: "code/migrations/0001_clean.sql")
    try folder.write(
      "def clean(cursor, s):\n    cursor.execute('DELETE FROM jobs WHERE state = %s', (s,))\n", to: "code/jobs.py")
    let statistics = (1...7).map { "\($0),SELECT name FROM jobs WHERE id + \($0) = id * f\($0)(),1,\($0),1\n" }
    try folder.write(
      "queryid,query,calls,total_exec_time,rows\n90,DELETE FROM jobs WHERE state = $1,5,2,1\n" + statistics.joined(),
      to: "statistics.csv")
    for arguments in [["schema", "import", "schema.sql"], ["index", "code", "--name", "app"]] {
      #expect(try Program.run(arguments, in: folder).status == 0)
    }
    let questions = [
      ServedLines.call(1, "find_usage", #"{"table":"jobs"}"#),
      ServedLines.call(2, "find_usage", #"{"table":"jobs","column":"state"}"#), ServedLines.call(3, "index_status"),
    ]
    let before = try ServedLines(questions, in: folder)
    let unseen = before[2]?["result"]?["structuredContent"]
    #expect(unseen?["production"]?.text == "no statistics are imported")
    #expect(
      unseen?["doubts"]?.elements?.map(\.text) == [
        "no statistics are imported: what production sends is not known"
      ])
    #expect(unseen?["sites"]?.elements?.allSatisfy { $0["calls"] == nil } == true)

    #expect(try Program.run(["stats", "import", "statistics.csv"], in: folder).status == 0)
    let served = try ServedLines(questions, in: folder)
    let table = served[1]?["result"]?["structuredContent"]
    #expect(table?["verdict"]?.text == "used in production, code unknown")
    #expect(table?["ofKnownCode"]?.text == "written, never read")
    #expect(table?["queriesWithoutSite"]?.elements?.count == 5 && table?["moreQueriesWithoutSite"]?.whole == 2)
    let sites = table?["sites"]?.elements
    #expect(sites?.map { $0["file"]?.text } == ["jobs.py", "migrations/0001_clean.sql"])
    #expect(sites?.first?["calls"]?.whole == 5 && sites?.last?["calls"] == nil)
    let status = served[3]?["result"]?["structuredContent"]
    #expect(status?["queriesWithoutSite"]?.elements?.first?["queryid"]?.text == "7")
    #expect(status?["moreQueriesWithoutSite"]?.whole == 2)
    let jobs = status?["tables"]?.elements?.first
    #expect(jobs?["table"]?.text == "jobs" && jobs?["queries"]?.whole == 8 && jobs?["places"]?.whole == 1)
  }

  @Test func ofQueriesWithListsOfManyLengthsTheCostliestAreTold() throws {
    let folder = try TemporaryFolder()
    let statistics = (2...9).map { length in
      let list = (1...length).map { "$\($0)" }.joined(separator: ", ")
      return "\(length),\"SELECT name FROM jobs WHERE id IN (\(list))\",2,\(length * 10),1\n"
    }
    try folder.write("queryid,query,calls,total_exec_time,rows\n" + statistics.joined(), to: "statistics.csv")
    #expect(try Program.run(["stats", "import", "statistics.csv"], in: folder).status == 0)
    let served = try ServedLines(
      [ServedLines.call(1, "find_query", #"{"query":"SELECT name FROM jobs WHERE id IN (1, 2)"}"#)], in: folder)
    let query = served[1]?["result"]?["structuredContent"]?["queries"]?.elements?.first
    #expect(query?["production"]?.elements?.map { $0["queryid"]?.text } == ["9", "8", "7", "6", "5"])
    #expect(query?["productionInAll"]?["queries"]?.whole == 8 && query?["productionInAll"]?["calls"]?.whole == 16)
  }
}

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
}

import Foundation
import HostLanguages
@testable import Indexing
import SourceModel
import TestSupport
import Testing

/// What manifests tell of ORMs and query builders, on a file of each.
@Suite struct BuilderTallyTests {
  @Test(arguments: [
    (
      language: "python", code: "from django.db import models\nOrder.objects.filter(a=1).exclude(b=2)",
      uses: ["Django ORM 2"]
    ),
    (language: "python", code: "self.objects.filter(a).exclude(b)", uses: []),
    (language: "python", code: "Order.filter(a=1)", uses: []),
    (language: "python", code: "from sqlalchemy import select\nselect(users).where(x)", uses: ["SQLAlchemy 1"]),
    (
      language: "ruby", code: "class User < ApplicationRecord\nend\nUser.where(a: 1).find_by(b: 2)",
      uses: ["ActiveRecord 2"]
    ),
    (language: "php", code: "use Doctrine\\ORM;\n$em->createQueryBuilder();", uses: ["Doctrine 1"]),
    (language: "javascript", code: "const prisma = new PrismaClient()\nprisma.user.findMany({})", uses: ["Prisma 1"]),
    (language: "typescript", code: "import { drizzle } from 'drizzle-orm'\ndb.select({})", uses: ["Drizzle 1"]),
    // Its queries are found.
    (language: "typescript", code: "import { Kysely } from 'kysely'\ndb.selectFrom('x')", uses: []),
    (language: "go", code: "import \"gorm.io/gorm\"\ndb.Where(x).First(&y)", uses: ["GORM 2"]),
    (language: "go", code: "list.First(&y)", uses: []),
    (language: "rust", code: "use diesel::prelude::*;\nusers.filter(x).load(c)", uses: ["Diesel 2"]),
    (language: "java", code: "interface R extends JpaRepository<A, B> {}\nr.findById(1);", uses: ["Spring Data 1"]),
  ])
  func callsAreCounted(language: String, code: String, uses: [String]) throws {
    let registry = try LanguageRegistry(directory: Checkout.root.appending(path: "Grammars").path)
    let signs = registry.manifest(language)?.builders ?? []
    var tally = BuilderTally(language, signs)
    tally.add(BlobScanner(sinks: [], builderCalls: signs.flatMap(\.calls)).scan(Array(code.utf8)))
    #expect(tally.uses.map { "\($0.name) \($0.calls)" } == uses)
    #expect(tally.uses.allSatisfy { $0.files == 1 && $0.language == language })
  }
}

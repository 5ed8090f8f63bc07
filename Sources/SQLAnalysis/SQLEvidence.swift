internal import Foundation
internal import PostgresParser
internal import SourceModel

/// How likely a text that PostgreSQL can parse is meant as SQL, by its own shape: between 0 and 1.
///
/// English parses, too: "select a file" is a column `a` named `file`, "fetch data" asks a cursor. The number estimates the
/// share of SQL among texts in source code that look alike: below 0.5 a text is likelier prose, and only being sent to a
/// database speaks for it. It is a logistic sum of the marks below; the weights were set by hand on
/// `Fixtures/analysis/evidence.txt`, where each mark has its cases.
///
/// - Parameter catalogue: with it, tables it holds speak for the text and tables it lacks against it.
package func sqlEvidence(of statement: ParsedStatement, catalogue: Catalogue?) -> Double {
  withParserStack {
    var marks = ShapeMarks(statement)
    marks.read(statement.root)
    let sum =
      marks.kindWeight + marks.verbWeight + marks.nameWeight + marks.structureWeight + marks.tableWeight(catalogue)
    return 1 / (1 + exp(-sum))
  }
}

internal import CPgQuery
internal import SourceModel

extension ScannedToken {
  init(_ token: PgQuery__ScanToken) {
    let keyword = unsafe KeywordKind(token.keyword_kind)
    self.init(
      range: unsafe ByteRange(start: Int(token.start), end: Int(token.end)),
      tokenClass: unsafe keyword == .none ? Class(token.token) : .keyword, keywordKind: keyword)
  }
}

extension ScannedToken.KeywordKind {
  fileprivate init(_ kind: PgQuery__KeywordKind) {
    self =
      switch kind {
      case PG_QUERY__KEYWORD_KIND__UNRESERVED_KEYWORD: .unreserved
      case PG_QUERY__KEYWORD_KIND__COL_NAME_KEYWORD: .columnName
      case PG_QUERY__KEYWORD_KIND__TYPE_FUNC_NAME_KEYWORD: .typeOrFunctionName
      case PG_QUERY__KEYWORD_KIND__RESERVED_KEYWORD: .reserved
      default: .none
      }
  }
}

extension ScannedToken.Class {
  fileprivate init(_ token: PgQuery__Token) {
    self =
      switch token {
      case PG_QUERY__TOKEN__IDENT, PG_QUERY__TOKEN__UIDENT: .identifier
      case PG_QUERY__TOKEN__SCONST, PG_QUERY__TOKEN__USCONST: .string
      case PG_QUERY__TOKEN__BCONST, PG_QUERY__TOKEN__XCONST: .bitString
      case PG_QUERY__TOKEN__ICONST, PG_QUERY__TOKEN__FCONST: .number
      case PG_QUERY__TOKEN__PARAM: .parameter
      case PG_QUERY__TOKEN__SQL_COMMENT, PG_QUERY__TOKEN__C_COMMENT: .comment
      case PG_QUERY__TOKEN__ASCII_40, PG_QUERY__TOKEN__ASCII_91: .openBracket
      case PG_QUERY__TOKEN__ASCII_41, PG_QUERY__TOKEN__ASCII_93: .closeBracket
      case PG_QUERY__TOKEN__ASCII_44: .comma
      case PG_QUERY__TOKEN__ASCII_46: .dot
      case PG_QUERY__TOKEN__ASCII_59: .semicolon
      case PG_QUERY__TOKEN__NUL, PG_QUERY__TOKEN__ASCII_92: .other
      default: .operator
      }
  }
}

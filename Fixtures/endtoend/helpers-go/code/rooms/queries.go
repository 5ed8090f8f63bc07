package rooms

import sq "github.com/Masterminds/squirrel"

// Nothing here sends anything: the file is read because rooms.go begins its queries from this.
var queries = sq.StatementBuilder.PlaceholderFormat(sq.Dollar)

package rooms

import "fmt"

func numbered(position int) string { return "$" + fmt.Sprint(position) }

package echo

func (s *Shelves) load(db *sql.DB) {
	db.Query("SELECT id, room FROM shelves ORDER BY room")
}

func (s *Shelves) Index(c echo.Context) error {
	s.load(db)
	return c.JSON(http.StatusOK, nil)
}

func (s *Shelves) Rebuild(c echo.Context) error {
	s.load(db)
	return c.NoContent(http.StatusNoContent)
}

func serve(shelves *Shelves) {
	e := echo.New()
	e.GET("/shelves", shelves.Index)
	admin := e.Group("/admin", middleware.BasicAuth(check))
	admin.POST("/shelves/rebuild", shelves.Rebuild)
}

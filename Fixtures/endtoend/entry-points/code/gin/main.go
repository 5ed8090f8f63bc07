package gin

func list(w http.ResponseWriter, r *http.Request) {
	store.Sessions(db)
}

func (h *Handler) Show(c *gin.Context) {
	h.store.Sessions(db)
}

func runSync(cmd *cobra.Command, args []string) {
	store.Sessions(db)
}

func setUp(r *gin.Engine, h *Handler) {
	http.HandleFunc("/sessions", list)
	r.GET("/sessions/:id", h.Show)
	r.POST("/sessions", func(c *gin.Context) {
		store.Sessions(db)
	})
	command := &cobra.Command{Use: "sync", RunE: runSync}
	command.Execute()
}

package chi

func loadPallets(db *sql.DB) {
	db.Query("SELECT id, height FROM pallets WHERE height > $1", 2)
}

func listPallets(w http.ResponseWriter, r *http.Request) {
	loadPallets(db)
}

func router() http.Handler {
	r := chi.NewRouter()
	r.Route("/pallets", func(r chi.Router) {
		r.With(paginate).Get("/", listPallets)
		r.Post("/reload", func(w http.ResponseWriter, r *http.Request) {
			loadPallets(db)
		})
	})
	r.Route("/vaults", func(r chi.Router) {
		r.Route("/{id}", func(r chi.Router) { r.Get("/pallets", listPallets) })
	})
	return r
}

print("pgxref")

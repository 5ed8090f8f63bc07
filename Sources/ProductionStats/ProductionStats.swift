// ProductionStats

// FactStore

/// The function that a trigger calls.
struct TriggerCall {
  var function: RelationName
  /// The names that REFERENCING gives to the tables of old and new rows.
  var transitionTables: [String]
}

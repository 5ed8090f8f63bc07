// StringEvaluation

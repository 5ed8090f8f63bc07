// PostgresParser

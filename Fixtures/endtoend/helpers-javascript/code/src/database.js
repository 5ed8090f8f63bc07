const { pool } = require('./pool');

// Sends what it is told to send.
const selectWhere = async (table, keys) => {
  const conditions = Object.keys(keys).map((name, i) => `${name} = $${i + 1}`);
  const { rows } = await pool.query(`SELECT * FROM ${table} WHERE ${conditions.join(' AND ')}`, Object.values(keys));
  return rows;
};

async function change(table, id, changes) {
  const parts = [];
  for (const name of Object.keys(changes)) {
    parts.push(name + ' = ?');
  }
  const sql = 'UPDATE ' + table + ' SET ' + parts.join(', ') + ' WHERE id = ?';
  await pool.query(sql, [...Object.values(changes), id]);
}

const findRecord = (table, id) => selectWhere(table, { id }).then((rows) => rows[0]);

async function inTransaction(work) {
  await work({ change });
}

module.exports = { selectWhere, change, findRecord, inTransaction };

export async function findCart(db, id) {
  return db.query('SELECT id FROM carts WHERE id = $1', [id]);
}

export const dropCart = async (db, id) => {
  await db.query('DELETE FROM carts WHERE id = $1', [id]);
};

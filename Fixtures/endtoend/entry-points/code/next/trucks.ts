export async function findTrucks() {
  return db.query("SELECT id, plate FROM trucks ORDER BY plate");
}

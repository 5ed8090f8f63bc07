import { findTrucks } from "../../../../trucks";

export async function GET(request: Request) {
  return Response.json(await findTrucks());
}

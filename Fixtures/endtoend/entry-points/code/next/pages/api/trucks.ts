import { findTrucks } from "../../trucks";

export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  response.json(await findTrucks());
}

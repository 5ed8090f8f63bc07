import { findCart, dropCart } from './carts.js';

const removeCart = async (req, res) => {
  await dropCart(req.db, req.params.id);
};

export function routes(app) {
  app.get('/carts/:id', authenticate, async (req, res) => {
    res.json(await findCart(req.db, req.params.id));
  });
  app.delete('/carts/:id', removeCart);
}

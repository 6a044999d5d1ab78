import { Router } from 'express';

const router = Router();

router.get('/', (req, res) => res.end()); // $ endpoint="GET /carts"

export default router;

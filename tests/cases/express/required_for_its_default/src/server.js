// $ oracle=no (babel's plugin add-module-exports makes `module.exports` of an only default, which nothing is built with here)
import express from 'express';
import Config from './config';

const app = express();
const base = Config.get('shop-path');

require('./routes/shop')(app, base);
app.use('/carts', require('./routes/carts'));

app.listen(3000);

import isAuth from "./isAuth";
import attachCurrentUser from "./attachCurrentUser";
export default { attachCurrentUser, isAuth };

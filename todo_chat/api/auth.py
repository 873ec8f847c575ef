"""Accounts and access tokens, for programs."""

from __future__ import annotations

from fastapi import APIRouter, Response

from todo_chat.api.credentials import Address, check_password, hash_new_password, keep_up
from todo_chat.api.deps import ByToken, signing_key
from todo_chat.api.schemas.accounts import Credentials, Token, UserPublic
from todo_chat.api.schemas.errors import errors
from todo_chat.db import session_scope
from todo_chat.errors import InvalidInput
from todo_chat.models import LoginSession, User
from todo_chat.services import accounts, logins
from todo_chat.strings import t
from todo_chat.when import is_zone

router = APIRouter(prefix="/auth", tags=["Accounts"])


def _check_zone(timezone: str | None) -> None:
    if timezone and not is_zone(timezone):
        raise InvalidInput.of("timezone", t("timezone.unknown", zone=timezone))


def _token(user: User, login: LoginSession) -> Token:
    token, seconds = logins.sign_access_token(login, key=signing_key())
    return Token(access_token=token, expires_in=seconds, user=UserPublic.of(user))


@router.post("/register", status_code=201, responses=errors(403, 409, 422, 429), summary="Register")
async def register(given: Credentials, address: Address) -> Token:
    """Create an account and sign in."""
    _check_zone(given.timezone)
    hashed = await hash_new_password(given, address)
    async with session_scope() as session:
        user = await accounts.create_account(
            session, username=given.username, password_hash=hashed, timezone=given.timezone
        )
        login = await logins.open_api_login(session, user_id=user.id)
    return _token(user, login)


@router.post("/login", responses=errors(401, 422, 429), summary="Sign in")
async def log_in(given: Credentials, address: Address) -> Token:
    """Sign in with a name and password."""
    _check_zone(given.timezone)
    user, stronger = await check_password(given, address)
    async with session_scope() as session:
        user = await keep_up(session, user=user, stronger=stronger, timezone=given.timezone)
        login = await logins.open_api_login(session, user_id=user.id)
    return _token(user, login)


@router.post("/refresh", responses=errors(401), summary="Get a fresh token")
async def refresh(caller: ByToken) -> Token:
    """Get a token that lasts longer, for the same login, while the present one is still valid."""
    async with session_scope() as session:
        login = await logins.extend_api_login(session, login_id=caller.login.id)
    return _token(caller.user, login)


@router.post("/logout", status_code=204, responses=errors(401), summary="Sign out")
async def log_out(caller: ByToken) -> Response:
    """Sign out: every token of this login is worth nothing from now on."""
    async with session_scope() as session:
        await logins.close_api_login(session, user_id=caller.user.id, login_id=caller.login.id)
    return Response(status_code=204)


@router.get("/me", responses=errors(401), summary="Who am I")
async def me(caller: ByToken) -> UserPublic:
    """The account that a token belongs to."""
    return UserPublic.of(caller.user)

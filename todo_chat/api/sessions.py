"""The browser's login: an HttpOnly cookie, set and taken away for the app's own pages."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response

from todo_chat.api.addresses import require_own_page
from todo_chat.api.credentials import (
    Address,
    check_password,
    count_try,
    hash_new_password,
    keep_up,
)
from todo_chat.api.deps import ByCookie, CookieToken, set_login_cookie
from todo_chat.api.schemas.accounts import (
    Credentials,
    PlaceInput,
    SignedIn,
    TimezoneInput,
    UserPublic,
)
from todo_chat.api.schemas.errors import errors
from todo_chat.config import get_settings
from todo_chat.db import Session, session_scope
from todo_chat.errors import AccessDenied
from todo_chat.models import User
from todo_chat.services import accounts, logins
from todo_chat.strings import t

router = APIRouter(
    prefix="/session",
    tags=["The page's login"],
    dependencies=[Depends(require_own_page)],
)


async def _open(session: Session, *, user: User, replaced: str | None) -> str:
    """Open a login in a browser; the one it had before is worth nothing from now on."""
    if replaced:
        await logins.close_browser_login(session, token=replaced)
    return await logins.open_browser_login(session, user_id=user.id)


def _signed_in(response: Response, user: User, token: str) -> SignedIn:
    set_login_cookie(response, token)
    return SignedIn(user=UserPublic.of(user))


@router.post("/register", responses=errors(403, 409, 422, 429), summary="Register")
async def register_browser(
    given: Credentials, response: Response, address: Address, replaced: CookieToken = None
) -> SignedIn:
    """Create an account and sign this browser in."""
    hashed = await hash_new_password(given, address)
    async with session_scope() as session:
        user = await accounts.create_account(
            session, username=given.username, password_hash=hashed, timezone=given.timezone
        )
        token = await _open(session, user=user, replaced=replaced)
    return _signed_in(response, user, token)


@router.post("/login", responses=errors(401, 403, 422, 429), summary="Sign in")
async def log_in_browser(
    given: Credentials, response: Response, address: Address, replaced: CookieToken = None
) -> SignedIn:
    """Sign this browser in."""
    user, stronger = await check_password(given, address)
    async with session_scope() as session:
        user = await keep_up(session, user=user, stronger=stronger, timezone=given.timezone)
        token = await _open(session, user=user, replaced=replaced)
    return _signed_in(response, user, token)


@router.post("/guest", responses=errors(403, 422, 429), summary="Try it without an account")
async def enter_as_guest(
    given: TimezoneInput, response: Response, address: Address, replaced: CookieToken = None
) -> SignedIn:
    """Sign this browser in as a guest, who can set a name and password later."""
    if not get_settings().guests_allowed:
        raise AccessDenied(t("auth.guests_off"))
    await count_try("guest", address)
    async with session_scope() as session:
        user = await accounts.create_guest(session, timezone=given.timezone)
        token = await _open(session, user=user, replaced=replaced)
    return _signed_in(response, user, token)


@router.post("/claim", responses=errors(401, 403, 409, 422, 429), summary="Keep a guest's things")
async def claim_guest(given: Credentials, caller: ByCookie, address: Address) -> SignedIn:
    """Give the guest who is signed in here a name and password; everything of theirs stays."""
    if not caller.user.is_guest:
        raise AccessDenied(t("auth.already_account"))
    hashed = await hash_new_password(given, address)
    async with session_scope() as session:
        user = await accounts.claim_guest(
            session, user_id=caller.user.id, username=given.username, password_hash=hashed
        )
    return SignedIn(user=UserPublic.of(user))


@router.post("/logout", status_code=204, responses=errors(403, 422), summary="Sign out")
async def log_out_browser(token: CookieToken = None) -> Response:
    """Sign this browser out."""
    if token:
        async with session_scope() as session:
            await logins.close_browser_login(session, token=token)
    response = Response(status_code=204)
    response.delete_cookie(
        logins.COOKIE, secure=get_settings().secure_cookies, httponly=True, samesite="lax"
    )
    return response


@router.post("/place", responses=errors(401, 403, 422), summary="Say where this browser is")
async def keep_place(given: PlaceInput, caller: ByCookie) -> SignedIn:
    """Keep the zone of the account current; how dates are written is a first guess."""
    async with session_scope() as session:
        user = await accounts.set_timezone(
            session, user_id=caller.user.id, timezone=given.timezone or ""
        )
        if user.month_first is None and given.month_first is not None:
            user = await accounts.set_calendar(
                session,
                user_id=user.id,
                month_first=given.month_first,
                week_start=given.week_start,
            )
    return SignedIn(user=UserPublic.of(user))

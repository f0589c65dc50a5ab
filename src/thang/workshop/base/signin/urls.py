"""Addresses of signing in. allauth finds its own pages by their names, so these stand in no space of names."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.signin import account_views, factor_views, oidc_views, passkey_views, reset_views, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/as/", views.sign_in_as, name="signin_as"),
    path("sign-in/oidc/", oidc_views.begin, name="openid_connect_login"),
    path("sign-in/oidc/callback/", oidc_views.callback, name="openid_connect_callback"),
    path("sign-in/code/", passkey_views.code, name="mfa_authenticate"),
    path("sign-in/passkey/", passkey_views.sign_in, name="mfa_login_webauthn"),
    path("sign-in/again/passkey/", passkey_views.again, name="mfa_reauthenticate_webauthn"),
    path("sign-in/again/", views.again, name="account_reauthenticate"),
    path("sign-in/again/code/", factor_views.again, name="mfa_reauthenticate"),
    path("invitation/<str:token>/", views.accept, name="signin_invitation"),
    path("sign-in/forgotten/", reset_views.forgotten, name="account_reset_password"),
    path("sign-in/forgotten/sent/", reset_views.sent, name="account_reset_password_done"),
    path("account/password/", account_views.change_password, name="account_change_password"),
    path("account/sessions/", account_views.sessions, name="usersessions_list"),
    path("people/<int:pk>/sessions/end/", account_views.end_theirs, name="signin_end_sessions"),
    path("people/<int:pk>/factors/take-away/", account_views.take_theirs_away, name="signin_take_factors_away"),
    path("invitation/<str:token>/oidc/", oidc_views.begin_invited, name="signin_invitation_oidc"),
    path("account/links/", oidc_views.links, name="socialaccount_connections"),
    path("account/factors/", factor_views.index, name="mfa_index"),
    path("account/factors/totp/set/", factor_views.set_totp, name="mfa_activate_totp"),
    path("account/factors/totp/take-away/", factor_views.take_totp_away, name="mfa_deactivate_totp"),
    path("account/factors/passkeys/set/", passkey_views.set_up, name="mfa_add_webauthn"),
    path("account/factors/passkeys/<int:pk>/take-away/", passkey_views.take_away, name="mfa_remove_webauthn"),
    path("account/factors/codes/", factor_views.codes, name="mfa_view_recovery_codes"),
    path("account/factors/codes/new/", factor_views.new_codes, name="mfa_generate_recovery_codes"),
]

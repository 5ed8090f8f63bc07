<?php

Route::get('/users', [UserController::class, 'index']);
Route::get('users/export', 'UserController@export');

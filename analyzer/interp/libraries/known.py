"""Every library that the interpreter knows, by the modules that a program imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.libraries.argparse import argparse_modules
from analyzer.interp.libraries.asynchronous import async_modules
from analyzer.interp.libraries.binding_decorators import binding_decorator_modules
from analyzer.interp.libraries.bound_methods import bound_method_modules
from analyzer.interp.libraries.command_classes import command_class_modules
from analyzer.interp.libraries.command_line import command_line_modules
from analyzer.interp.libraries.command_records import command_record_modules
from analyzer.interp.libraries.composition import composition_modules
from analyzer.interp.libraries.config import config_modules
from analyzer.interp.libraries.configparser import configparser_modules
from analyzer.interp.libraries.consign import consign_modules
from analyzer.interp.libraries.contexts import context_modules
from analyzer.interp.libraries.csv_tables import csv_modules
from analyzer.interp.libraries.data_files import data_file_modules
from analyzer.interp.libraries.dataclasses import dataclass_modules
from analyzer.interp.libraries.dependency_injector import dependency_injector_modules
from analyzer.interp.libraries.dynaconf import dynaconf_modules
from analyzer.interp.libraries.events import event_modules
from analyzer.interp.libraries.fire import fire_modules
from analyzer.interp.libraries.folders import folder_modules
from analyzer.interp.libraries.fps import fps_modules
from analyzer.interp.libraries.loaders import loader_modules
from analyzer.interp.libraries.lodash import lodash_modules
from analyzer.interp.libraries.nconf import nconf_modules
from analyzer.interp.libraries.node_util import util_modules
from analyzer.interp.libraries.omegaconf import omegaconf_modules
from analyzer.interp.libraries.openapi_documents import openapi_document_modules
from analyzer.interp.libraries.plugins import plugin_modules
from analyzer.interp.libraries.processes import process_modules
from analyzer.interp.libraries.property_paths import property_path_modules
from analyzer.interp.libraries.python import python_modules
from analyzer.interp.libraries.python_addresses import address_modules
from analyzer.interp.libraries.python_settings import setting_modules
from analyzer.interp.libraries.regex import regex_modules
from analyzer.interp.libraries.require_folders import require_folder_modules
from analyzer.interp.libraries.swagger_jsdoc import swagger_jsdoc_modules
from analyzer.interp.libraries.threads import thread_modules
from analyzer.interp.libraries.type_containers import type_container_modules
from analyzer.interp.libraries.url_paths import url_path_modules
from analyzer.interp.libraries.words_of_truth import truth_modules
from analyzer.interp.library_bluebird import bluebird_modules
from analyzer.interp.library_containers import container_modules
from analyzer.interp.library_node import node_modules
from analyzer.interp.library_urls import url_modules

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.values import Value

LIBRARIES: tuple[Callable[[], dict[str, Value]], ...] = (
    *(node_modules, folder_modules, lodash_modules, event_modules, config_modules, container_modules, loader_modules, consign_modules),
    *(
        nconf_modules,
        require_folder_modules,
        binding_decorator_modules,
        url_path_modules,
        url_modules,
        property_path_modules,
        composition_modules,
    ),
    *(bluebird_modules, util_modules, data_file_modules, process_modules, swagger_jsdoc_modules, openapi_document_modules),
    *(
        python_modules,
        setting_modules,
        plugin_modules,
        fire_modules,
        fps_modules,
        async_modules,
        command_line_modules,
        command_class_modules,
        argparse_modules,
    ),
    *(configparser_modules, dynaconf_modules, regex_modules, thread_modules, dependency_injector_modules, address_modules),
    *(dataclass_modules, omegaconf_modules, type_container_modules, command_record_modules, bound_method_modules),
    *(context_modules, csv_modules, truth_modules),
)
